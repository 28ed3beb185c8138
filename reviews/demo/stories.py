"""How far each filing has come. A story is a function of a desk; its docstring says the state."""

from __future__ import annotations

from collections.abc import Callable

from disclosures import demo
from disclosures.content import Disclosure
from disclosures.domain import correcting
from disclosures.domain.bake import bake
from disclosures.domain.windows import return_day
from disclosures.models import Filing
from portal import clock
from reviews.demo.steps import Desk
from reviews.domain import decide, notes, replies, verdicts
from reviews.enums import FlagReason
from reviews.models import Flag, Review

Story = Callable[[Desk], None]
TO_EXPLAIN = ("presidium_count", "rank_above_30", "one_person_twice")


def untouched(desk: Desk) -> None:
    """Not even begun."""


def empty(desk: Desk) -> None:
    """Begun, nothing typed."""
    with desk.day(20):
        desk.start()


def bringing(desk: Desk) -> None:
    """Begun; a roster was brought along and waits to be looked at, last year's filing can be carried."""
    with desk.day(20):
        desk.bring_roster(desk.start())


def half(desk: Desk) -> None:
    """Five sections typed."""
    with desk.day(19):
        desk.fill(desk.clean(), only=5)


def muddled(desk: Desk) -> None:
    """Everything typed, with mistakes of every severity."""
    mistakes = (
        "missing_date",
        "rank_above_30",
        "bare_rank",
        "duplicate_name",
        "part_time_secretary",
    )
    with desk.day(18):
        desk.fill(demo.with_mistakes(desk.clean(), *mistakes, "department_headcount"))


def ready(desk: Desk) -> None:
    """Everything in order, not yet submitted."""
    with desk.day(21):
        desk.fill(desk.clean())


def waiting(desk: Desk) -> None:
    """Submitted, without any finding, not yet opened."""
    with desk.day(15):
        desk.submit(desk.fill(desk.clean()))


def explained(desk: Desk) -> None:
    """Submitted with explained contradictions, not yet opened."""
    with desk.day(17):
        desk.submit(desk.fill(demo.with_mistakes(desk.clean(), *TO_EXPLAIN)))


def reading(desk: Desk) -> None:
    """Opened by a reviewer who is half through, with a note to colleagues."""
    with desk.day(12):
        submission = desk.submit(desk.fill(demo.with_mistakes(desk.clean(), "one_person_twice")))
    with desk.day(22):
        review = desk.open(submission)
        desk.approve_sections(review, only=6)
        notes.add(
            desk.reviewer,
            review,
            "选举办法与去年相同，重点看代表产生办法。",
            "election_rules",
        )


def returned(desk: Desk) -> None:
    """Returned with questions, one of them on a row of the roster."""
    _return(desk)


def resubmitted(desk: Desk) -> None:
    """Returned, mended, answered and submitted again."""
    filing = _return(desk)
    with desk.day(20):
        filing.refresh_from_db()
        desk.fill(desk.clean())
        for flag in Flag.objects.filter(review__filing=filing, section="congress"):
            replies.add(desk.editor, flag, "已补充提案办理情况，见召开情况末尾。")
        desk.submit(filing)


def third_time(desk: Desk) -> None:
    """Returned twice: the first time mended in part, now submitted for the third time with more than was asked."""
    filing = _return(desk)
    with desk.day(15):
        filing.refresh_from_db()
        desk.fill(desk.clean())
        for flag in Flag.objects.filter(review__filing=filing, section="congress"):
            replies.add(desk.editor, flag, "正在整理，稍后补充。")
        second = desk.submit(filing)
    with desk.day(17):
        review = desk.open(second)
        _ask(desk, review, "congress", "congress.text", "提案办理情况还没有写，请补写。")
        desk.return_(review, 12)
    with desk.day(20):
        filing.refresh_from_db()
        clean = desk.clean()
        told = clean.congress.model_copy(
            update={
                "text": clean.congress.text + "\n大会共收到提案12件，均已答复。",
                "agenda": clean.congress.agenda + "\n通报提案办理情况",
            }
        )
        desk.fill(clean.model_copy(update={"congress": told}))
        desk.submit(filing)


def proposed(desk: Desk) -> None:
    """Approved by the first person; waits for the second."""
    with desk.day(11):
        submission = desk.submit(desk.fill(desk.clean()))
    with desk.day(19):
        review = desk.open(submission)
        desk.approve_sections(review)
        decide.approve(desk.reviewer, review)


def published(desk: Desk) -> None:
    """Approved; the worker renders and publishes it."""
    with desk.day(8):
        submission = desk.submit(desk.fill(desk.clean()))
    with desk.day(16):
        desk.publish(submission)


def published_with_explanations(desk: Desk) -> None:
    """The same, after explanations that the reviewer accepted."""
    with desk.day(9):
        content = demo.with_mistakes(desk.clean(), "one_person_twice", "rank_above_30")
        submission = desk.submit(desk.fill(content))
    with desk.day(18):
        desk.publish(submission)


def corrected(desk: Desk) -> None:
    """Public; then the college found two mistakes itself, and the second version takes the place of the first."""
    published(desk)
    with desk.day(22):
        filing = desk.start()
        bake(filing.publications.get().pk)
        reason = "名单中一名同学的政治面貌填错；章程附则漏写了“解释报学校团委备案”。"
        due = return_day(clock.today())
        correcting.open_(desk.secretary, filing, ["charter", "roster"], due, reason)
    with desk.day(23):
        submission = desk.submit(desk.fill(_mended(desk.clean())))
    with desk.day(25):
        desk.publish(submission)


def _mended(clean: Disclosure) -> Disclosure:
    row = clean.roster.rows[5]
    other = "中共预备党员" if row.political_status == "共青团员" else "共青团员"
    rows = list(clean.roster.rows)
    rows[5] = row.model_copy(update={"political_status": other})
    text = clean.charter.text.replace("负责解释。", "负责解释，解释报学校团委备案。")
    return clean.model_copy(
        update={
            "roster": clean.roster.model_copy(update={"rows": tuple(rows)}),
            "charter": clean.charter.model_copy(update={"text": text}),
        }
    )


def _return(desk: Desk) -> Filing:
    content = demo.with_mistakes(desk.clean(), "rank_above_30")
    with desk.day(10):
        submission = desk.submit(desk.fill(content))
    with desk.day(14):
        review = desk.open(submission)
        _ask(
            desk,
            review,
            "roster",
            f"roster[{_beyond(content)}].rank",
            "这名同学的排名不在本专业前30%以内，请核对成绩；确实不符合条件的，请按章程调整工作人员。",
            "R12",
        )
        _ask(desk, review, "congress", "congress.text", "请补充代表提案的办理情况。")
        desk.return_(review, 21)
    return submission.filing


def _ask(
    desk: Desk, review: Review, section: str, path: str, sentence: str, rule: str = ""
) -> None:
    kind = FlagReason.AGAINST_INDICATOR if rule else FlagReason.INCOMPLETE
    verdicts.flag(desk.reviewer, review, section, path, kind, sentence, rule)


def _beyond(content: Disclosure) -> int:
    """Return the row of the roster whose rank was spoilt."""
    return next(place for place, row in enumerate(content.roster.rows) if row.rank == "17/40")
