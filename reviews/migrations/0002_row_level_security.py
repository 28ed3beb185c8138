"""Reviews: the federation works, the college reads the result once there is one.

Verdicts and flags are hidden from the college until the review is decided; internal
notes always.
"""

from django.db import migrations

from portal.migrations import _security as security

REVIEW = "reviews_review"
FLAG = "reviews_flag"


def of(side: str) -> str:
    """The review's filing belongs to the scope's colleges or federations."""
    return security.exists("disclosures_filing", "filing_id", side)


def review_of(side: str, more: str = "true") -> str:
    """The same, one step further from the filing."""
    return (
        f"EXISTS (SELECT 1 FROM {REVIEW} review"  # noqa: S608 - names of our own
        " JOIN disclosures_filing filing ON filing.id = review.filing_id"
        f" WHERE review.id = review_id AND {more} AND {side})"
    )


BY_FEDERATION = of(security.federations("parent.federation_id"))
REVIEW_BY_FEDERATION = review_of(security.federations("filing.federation_id"))
DECIDED_FOR_COLLEGE = review_of(security.colleges("filing.college_id"), "review.outcome <> ''")
FLAG_OF_COLLEGE = (
    f"EXISTS (SELECT 1 FROM {FLAG} flag JOIN {REVIEW} review ON review.id = flag.review_id"  # noqa: S608 - names of our own
    " JOIN disclosures_filing filing ON filing.id = review.filing_id"
    f" WHERE flag.id = flag_id AND {security.colleges('filing.college_id')})"
)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("disclosures", "0002_row_level_security")]

    operations = [
        security.secure(
            REVIEW,
            select=security.exists("disclosures_filing", "filing_id"),
            insert=BY_FEDERATION,
            update=BY_FEDERATION,
        ),
        security.secure(
            "reviews_verdict",
            select=f"{REVIEW_BY_FEDERATION} OR {DECIDED_FOR_COLLEGE}",
            insert=REVIEW_BY_FEDERATION,
        ),
        security.secure(
            FLAG,
            select=f"{REVIEW_BY_FEDERATION} OR {DECIDED_FOR_COLLEGE}",
            insert=REVIEW_BY_FEDERATION,
            update=REVIEW_BY_FEDERATION,
        ),
        security.secure(
            "reviews_reply", select=security.exists(FLAG, "flag_id"), insert=FLAG_OF_COLLEGE
        ),
        security.secure("reviews_note", select=REVIEW_BY_FEDERATION, insert=REVIEW_BY_FEDERATION),
        security.insert_only("reviews_verdict", "reviews_reply", "reviews_note"),
        security.never_deleted(FLAG, REVIEW),
    ]
