"""Cycles are opened from within requests: only for one's own federations, and the database holds it too."""

from django.db import migrations

from portal.migrations import _security as security

OWN = security.federations()


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0002_row_level_security"),
        ("portal", "0003_federations_are_scoped"),
    ]

    operations = [
        security.secure("disclosures_cycle", select="true", insert=OWN, update=OWN),
    ]
