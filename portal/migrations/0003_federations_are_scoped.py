"""Federations are made from within requests: only below one's own, and the database holds it too."""

from django.db import migrations

from portal.migrations import _security as security

BELOW_OWN = security.federations("parent_id")


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_row_level_security")]

    operations = [
        security.secure("portal_federation", select="true", insert=BELOW_OWN, update=BELOW_OWN),
    ]
