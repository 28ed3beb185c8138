"""Rows of every table round one filing, each with a mark in every text: what is nobody's business."""

from __future__ import annotations

from itertools import count
from typing import Any

from disclosures.models import Filing, Publication
from tests import factories
from tests.factories.rights import ErasureFactory
from tests.isolation.planting import HOME, OURS, has, planted, text_fields

MARK = HOME.private
_RUNS = count(1)

PUBLIC = {
    "portal.Federation": "name, known to everybody",
    "portal.College": "name, known to everybody",
    "portal.Union": "name, known to everybody",
    "disclosures.Edition": "the year's form, known to everybody",
    "disclosures.Cycle": "dates and mailboxes that the form prints",
    "disclosures.Filing": "the story's own",
    "disclosures.Submission": "the story's own, with canaries in its content",
    "disclosures.Publication": "the story's own",
    "disclosures.PublicationFile": "the story's own",
    "disclosures.RegisterEntry": "the story's own",
    "disclosures.Correction": "the story's own: its reason is public",
    "disclosures.Withdrawal": "the story's own: its reason is public",
    "disclosures.ResultsRelease": "figures for the public",
    "disclosures.RetentionOrder": "the story's own",
    "disclosures.Rendition": "the story's own",
    "reviews.Reason": "usual sentences, known to everybody",
    "reviews.Bulk": "codes of the program and nothing else",
    "portal.EventLink": "digests of events and nothing else",
    "portal.FormerPassword": "a digest and nothing else",
    "portal.Throttle": "digests and nothing else",
}
"""Models whose texts are for the public, or come about in the story, each with why."""


def seed(filing: Filing, publication: Publication) -> set[str]:
    """Make a row of every other table, as near to the filing as it can be; return the labels of what was made."""
    make: Any = factories
    about = {"filing": filing}
    sent = {"submission": publication.submission}
    with planted(HOME):
        person = make.UserFactory()
        make.MembershipFactory(user=person, college=filing.college)
        make.InvitationFactory(college=filing.college)
        make.FormerPasswordFactory(user=person)
        make.ThrottleFactory()
        make.JobFactory(college=filing.college, object_id=4711)
        make.EventFactory(college=filing.college, actor=person)
        make.DeliveryFactory(notice__message__college=filing.college, notice__user=person)
        make.SectionDraftFactory(**about)
        make.ExplanationFactory(**about)
        make.FilingFindingsFactory(**about)
        make.AttachmentFactory(**about)
        make.ImportPictureFactory(origin=make.ImportFactory(**about))
        make.RosterMatchingFactory(college=filing.college)
        make.ExtensionFactory(cycle=filing.cycle, union=filing.union)
        make.PaperFactory(**about)
        make.PledgeFactory(**about)
        make.EditionDraftFactory(federation=filing.federation)
        make.RuleTrialFactory(cycle=filing.cycle)
        make.RenderItemFactory(publication=publication, batch__cycle=filing.cycle)
        review = make.ReviewFactory(**sent)
        flag = make.FlagFactory(review=review)
        make.ReplyFactory(flag=flag)
        make.SettlementFactory(flag=flag, review=review)
        make.VerdictFactory(review=review)
        make.NoteFactory(review=review)
        make.LetterFactory(review=review)
        make.ClaimFactory(**about)
        make.LookFactory(**sent)
        make.BlindVerdictFactory(reading__submission=publication.submission)
        make.SavedViewFactory(user=person)
        make.BulkItemFactory(bulk__federation=filing.federation, **sent)
        entry = publication.register_entry
        objection = make.ObjectionFactory(entry=entry)
        make.ObjectionContactFactory(objection=objection)
        make.ObjectionStepFactory(objection=objection, public=False)
        ErasureFactory(entry=entry)
        made = {model._meta.label for model in OURS if _marked(model)}
    _count_on()
    return made


def unseeded(made: set[str]) -> list[str]:
    """Models with texts that nobody put a mark into."""
    wordy = {model._meta.label for model in OURS if list(text_fields(model))}
    return sorted(wordy - made - set(PUBLIC))


def _count_on() -> None:
    """What is made later shall not have a number that was given before."""
    for name in factories.__all__:
        if name.endswith("Factory"):
            getattr(factories, name).reset_sequence(next(_RUNS) * 10_000, force=True)


def _marked(model: Any) -> bool:
    names = [field.attname for field in text_fields(model)]
    return any(has(row, HOME) for row in model._default_manager.values_list(*names))
