"""A pledge to be printed is the college's, a reading copy the federation's: each its own."""

from django.db import migrations

from portal.migrations import _security as security

FILING = "disclosures_filing"
OF_COLLEGE = security.exists(FILING, "filing_id", security.colleges("parent.college_id"))
OF_FEDERATION = security.exists(FILING, "filing_id", security.federations("parent.federation_id"))
OWN = f"(kind = 'pledge' AND {OF_COLLEGE}) OR (kind = 'review' AND {OF_FEDERATION})"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0015_papers")]

    operations = [
        security.secure("disclosures_paper", select=OWN, insert=OWN, update=OWN),
        security.never_deleted("disclosures_paper"),
    ]
