"""Extensions are of one college; what was released of the results is everybody's."""

from django.db import migrations

from portal.migrations import _security as security

DIRECT = f"{security.colleges()} OR {security.federations()}"
CYCLE = security.exists(
    "disclosures_cycle", "cycle_id", security.federations("parent.federation_id")
)
RELEASE = "disclosures_resultsrelease"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0010_extensions_and_results")]

    operations = [
        security.secure("disclosures_extension", select=DIRECT, insert=security.federations()),
        security.secure(RELEASE, select="true", insert=CYCLE),
        security.insert_only("disclosures_extension", RELEASE),
        security.public_reads(RELEASE),
        security.public_policy(RELEASE, "true"),
    ]
