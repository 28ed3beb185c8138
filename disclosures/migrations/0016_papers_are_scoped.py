"""A pledge to be printed is the college's, a reading copy the federation's: each its own."""

from django.db import migrations

from portal.migrations import _security as security

OWN = f"{security.colleges()} OR {security.federations()}"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0015_papers")]

    operations = [
        security.secure("disclosures_paper", select=OWN, insert=OWN, update=OWN),
        security.never_deleted("disclosures_paper"),
    ]
