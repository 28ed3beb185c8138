"""The desk: what a federation does is its own; the college reads what reached it, and nobody's contact."""

from django.db import migrations

from portal.migrations import _security as security

FILING = "disclosures_filing"
REVIEW = "reviews_review"
OWN = "user_id = (SELECT app_user())"


def filing(side: str, key: str = "filing_id") -> str:
    """The filing belongs to the scope's colleges or federations."""
    return security.exists(FILING, key, side)


def review(side: str, more: str = "true") -> str:
    """The review's filing does."""
    return (
        f"EXISTS (SELECT 1 FROM {REVIEW} review"  # noqa: S608 - names of our own
        f" JOIN {FILING} filing ON filing.id = review.filing_id"
        f" WHERE review.id = review_id AND {more} AND {side})"
    )


def submission(side: str, key: str = "submission_id") -> str:
    """The submission's filing does."""
    return (
        "EXISTS (SELECT 1 FROM disclosures_submission sent"  # noqa: S608 - names of our own
        f" JOIN {FILING} filing ON filing.id = sent.filing_id WHERE sent.id = {key} AND {side})"
    )


BY_FEDERATION = filing(security.federations("parent.federation_id"))
REVIEW_BY_FEDERATION = review(security.federations("filing.federation_id"))
DECIDED_FOR_COLLEGE = review(security.colleges("filing.college_id"), "review.outcome <> ''")
LEFT_FOR_COLLEGE = f"left_at IS NOT NULL AND {review(security.colleges('filing.college_id'))}"
SENT_BY_FEDERATION = submission(security.federations("filing.federation_id"))
OF_BULK = security.exists("reviews_bulk", "bulk_id", security.federations("parent.federation_id"))
BLIND = security.exists("reviews_blindreading", "reading_id")
OBJECTION = "reviews_objection"
ASKED = f"{security.colleges()} AND to_college"
TOLD = (
    f"EXISTS (SELECT 1 FROM {OBJECTION} parent WHERE parent.id = objection_id"  # noqa: S608 - names of our own
    f" AND ({security.federations('parent.federation_id')}"
    f" OR (kind <> 'note' AND {security.colleges('parent.college_id')})))"
)
OF_FEDERATION = security.exists(
    OBJECTION, "objection_id", security.federations("parent.federation_id")
)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_the_desk")]

    operations = [
        security.secure(
            "reviews_claim", select=BY_FEDERATION, insert=BY_FEDERATION, update=BY_FEDERATION
        ),
        security.secure(
            "reviews_look",
            select=SENT_BY_FEDERATION,
            insert=SENT_BY_FEDERATION,
            update=SENT_BY_FEDERATION,
        ),
        security.secure("reviews_savedview", select=OWN, insert=OWN, update=OWN, delete=OWN),
        security.secure(
            "reviews_letter",
            select=f"{REVIEW_BY_FEDERATION} OR ({LEFT_FOR_COLLEGE})",
            insert=REVIEW_BY_FEDERATION,
            update=REVIEW_BY_FEDERATION,
        ),
        security.secure(
            "reviews_settlement",
            select=f"{REVIEW_BY_FEDERATION} OR {DECIDED_FOR_COLLEGE}",
            insert=REVIEW_BY_FEDERATION,
        ),
        # Usual sentences are no secret: a city uses its province's.
        security.secure(
            "reviews_reason",
            select="true",
            insert=security.federations(),
            update=security.federations(),
        ),
        security.secure(
            "reviews_bulk",
            select=security.federations(),
            insert=security.federations(),
            update=security.federations(),
        ),
        security.secure("reviews_bulkitem", select=OF_BULK, insert=OF_BULK, update=OF_BULK),
        security.secure(
            "reviews_blindreading",
            select=SENT_BY_FEDERATION,
            insert=SENT_BY_FEDERATION,
            update=SENT_BY_FEDERATION,
        ),
        security.secure("reviews_blindverdict", select=BLIND, insert=BLIND),
        security.secure(
            OBJECTION,
            select=f"{security.federations()} OR ({ASKED})",
            insert=security.federations(),
            update=f"{security.federations()} OR ({ASKED})",
        ),
        security.secure("reviews_objectioncontact", select=OF_FEDERATION, insert=OF_FEDERATION),
        security.secure("reviews_objectionstep", select=TOLD, insert=TOLD),
        security.insert_only("reviews_settlement", "reviews_blindverdict", "reviews_objectionstep"),
        security.never_deleted(
            "reviews_claim",
            "reviews_look",
            "reviews_letter",
            "reviews_reason",
            "reviews_bulk",
            "reviews_bulkitem",
            "reviews_blindreading",
            OBJECTION,
            "reviews_objectioncontact",
        ),
    ]
