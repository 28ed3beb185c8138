"""Everything that deciding filings leaves behind, without what differs from run to run (ids)."""

from __future__ import annotations

import re

from disclosures.models import Filing, Publication
from portal.models import Event, Job, Message
from reviews.models import Claim, Flag, Letter, Review, Settlement, Verdict

IDS = {"flag", "letter", "publication", "before", "to"}
BULK = {"bulk.start"}


def everything() -> dict[str, list[tuple]]:
    """What stands in the database about the work on filings, in words and states."""
    events = Event.objects.exclude(action__in=BULK).order_by("pk")
    return {
        "events": [
            (one.action, one.actor_id, one.college_id, one.federation_id, _without_ids(one.data))
            for one in events
        ],
        "letters": _rows(
            Letter,
            "review__filing",
            "version",
            "text",
            "due",
            "reason",
            "by",
            "at",
            "leaves_at",
            "left_at",
        ),
        "messages": [
            (_bare(key), _bare(url), *rest)
            for key, url, *rest in _rows(
                Message,
                *("key", "url", "kind", "audience", "person", "college", "federation"),
                *("subject", "text", "not_before"),
            )
        ],
        "filings": _rows(Filing, "pk", "state", "open_sections", "return_due", "opened_at"),
        "reviews": _rows(Review, "filing", "outcome", "decided_by", "opened_by", "proposed_by"),
        "verdicts": _rows(
            Verdict,
            "review__filing",
            "section",
            "kind",
            "sentence",
            "against",
            "by",
            "carried_from",
        ),
        "flags": _rows(
            Flag,
            *("review__filing", "section", "path", "reason", "sentence", "rule", "template"),
            *("by", "retracted_at"),
        ),
        "claims": _rows(Claim, "filing", "assignee", "assigned_by", "reader", "since", "seen_at"),
        "settlements": _rows(Settlement, "review__filing", "settled", "by"),
        "publications": _rows(Publication, "filing", "version"),
        "jobs": [
            (one.task, one.college_id, one.federation_id)
            for one in Job.objects.exclude(task="reviews.bulk").order_by("pk")
        ],
    }


def _rows(model, *fields):
    return list(model.objects.order_by("pk").values_list(*fields))


def _without_ids(data):
    return {key: value for key, value in data.items() if key not in IDS}


def _bare(text):
    return re.sub(r"\d+", "N", text)
