"""Filings and what hangs on them: the college writes, its federation reads what was submitted.

Cycles and editions are public knowledge and have no policy; the register is what the
public searches and has none either.
"""

from django.db import migrations

from portal.migrations import _security as security

FILING = "disclosures_filing"
PUBLICATION = "disclosures_publication"
DIRECT = f"{security.colleges()} OR {security.federations()}"
VISIBLE = security.exists(FILING, "filing_id")
OF_COLLEGE = security.exists(FILING, "filing_id", security.colleges("parent.college_id"))
OF_FEDERATION = security.exists(FILING, "filing_id", security.federations("parent.federation_id"))


def only(table: str, rule: str) -> migrations.RunSQL:
    """The same rule for every command."""
    return security.secure(table, select=rule, insert=rule, update=rule, delete=rule)


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial"), ("portal", "0002_row_level_security")]

    operations = [
        security.secure(FILING, select=DIRECT, insert=security.colleges(), update=DIRECT),
        # What is still being written is the college's alone.
        only("disclosures_sectiondraft", OF_COLLEGE),
        only("disclosures_explanation", OF_COLLEGE),
        security.secure(
            "disclosures_attachment",
            select=VISIBLE,
            insert=OF_COLLEGE,
            update=OF_COLLEGE,
            delete=OF_COLLEGE,
        ),
        security.secure("disclosures_submission", select=VISIBLE, insert=OF_COLLEGE),
        security.secure(PUBLICATION, select=VISIBLE, insert=OF_FEDERATION),
        security.secure(
            "disclosures_publicationfile",
            select=security.exists(PUBLICATION, "publication_id"),
            insert=security.exists(PUBLICATION, "publication_id"),
        ),
        security.insert_only(
            "disclosures_edition",
            "disclosures_submission",
            PUBLICATION,
            "disclosures_publicationfile",
        ),
        security.public_reads(
            "disclosures_edition",
            "disclosures_registerentry",
            PUBLICATION,
            "disclosures_publicationfile",
        ),
        # What is in the register, and the versions before it (their numbers are smaller).
        security.public_policy(
            PUBLICATION,
            "EXISTS (SELECT 1 FROM disclosures_registerentry entry"
            " WHERE entry.filing_ref = filing_id AND entry.publication_id >= disclosures_publication.id)",
        ),
        security.public_policy(
            "disclosures_publicationfile", security.exists(PUBLICATION, "publication_id")
        ),
    ]
