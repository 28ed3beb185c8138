"""Who reads and writes corrections, withdrawals, renditions, batches and sealed pages."""

from django.db import migrations

from portal.migrations import _security as security

FILING = "disclosures_filing"
VISIBLE = security.exists(FILING, "filing_id")
OF_COLLEGE = security.exists(FILING, "filing_id", security.colleges("parent.college_id"))
OF_FEDERATION = security.exists(FILING, "filing_id", security.federations("parent.federation_id"))
PUBLICATION = security.exists("disclosures_publication", "publication_id")
BATCH = security.exists("disclosures_renderbatch", "batch_id")
# The federation sees a sealed page once it came with a submission (whose own policy narrows it).
SUBMITTED = "EXISTS (SELECT 1 FROM disclosures_submission sent WHERE sent.pledge_id = disclosures_pledge.id)"
TOLD = "id, filing_id, publication_id, reason, withdrawn_at"
FIRST_RENDITIONS = """
    SELECT set_config('app.everything', 'on', true);
    INSERT INTO disclosures_rendition (publication_id, number, reason, note, layout, signed_by, made_at)
    SELECT publication_id, 1, 'first', '', '', '', min(baked_at)
    FROM disclosures_publicationfile GROUP BY publication_id;
    SELECT set_config('app.everything', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0013_publishing_for_years")]

    operations = [
        migrations.RunSQL(FIRST_RENDITIONS, migrations.RunSQL.noop),
        security.secure("disclosures_correction", select=VISIBLE, insert=VISIBLE),
        security.secure("disclosures_withdrawal", select=VISIBLE, insert=OF_FEDERATION),
        security.secure(
            "disclosures_pledge", select=f"{OF_COLLEGE} OR {SUBMITTED}", insert=OF_COLLEGE
        ),
        security.secure("disclosures_rendition", select=PUBLICATION, insert=PUBLICATION),
        security.secure(
            "disclosures_renderbatch",
            select=security.federations(),
            insert=security.federations(),
            update=security.federations(),
        ),
        security.secure("disclosures_renderitem", select=BATCH, insert=BATCH, update=BATCH),
        security.insert_only(
            "disclosures_correction",
            "disclosures_withdrawal",
            "disclosures_pledge",
            "disclosures_rendition",
        ),
        security.never_deleted("disclosures_renderbatch", "disclosures_renderitem"),
        # Why a version was taken down is public; the note and who did it are not.
        migrations.RunSQL(
            f"GRANT SELECT ({TOLD}) ON disclosures_withdrawal TO portal_public",
            f"REVOKE SELECT ({TOLD}) ON disclosures_withdrawal FROM portal_public",  # noqa: S608 - names of our own
        ),
        security.public_policy("disclosures_withdrawal", PUBLICATION),
        security.public_reads("disclosures_rendition"),
        security.public_policy("disclosures_rendition", PUBLICATION),
    ]
