"""What the tests of the second line of tenancy share: the tables by kind, raw SQL.

The catalogue and reading: `tests/test_isolation.py`; writing and the public: here.
"""

from __future__ import annotations

from django.db import DatabaseError, connection, transaction

from tests import factories
from tests.factories.objections import (
    ObjectionContactFactory,
    ObjectionFactory,
    ObjectionStepFactory,
)
from tests.factories.rights import ErasureFactory, RetentionOrderFactory

# Names of public institutions and their dates: everybody reads, the federation above writes.
OPEN_TABLES = {
    "portal_federation",
    "portal_college",
    "portal_union",
    "disclosures_cycle",
    "disclosures_edition",
    "disclosures_resultsrelease",
    "disclosures_retentionorder",
    "reviews_reason",
}
TENANT_TABLES = {
    "portal_membership",
    "portal_invitation",
    "portal_formerpassword",
    "portal_event",
    "portal_job",
    "portal_message",
    "portal_notice",
    "portal_delivery",
    "disclosures_filing",
    "disclosures_sectiondraft",
    "disclosures_explanation",
    "disclosures_filingfindings",
    "disclosures_attachment",
    "disclosures_import",
    "disclosures_importpicture",
    "disclosures_rostermatching",
    "disclosures_submission",
    "disclosures_publication",
    "disclosures_publicationfile",
    "disclosures_rendition",
    "disclosures_correction",
    "disclosures_withdrawal",
    "disclosures_paper",
    "disclosures_pledge",
    "disclosures_renderbatch",
    "disclosures_renderitem",
    "disclosures_editiondraft",
    "disclosures_ruletrial",
    "disclosures_erasure",
    "reviews_review",
    "reviews_verdict",
    "reviews_flag",
    "reviews_reply",
    "reviews_note",
    "disclosures_extension",
    "reviews_claim",
    "reviews_look",
    "reviews_savedview",
    "reviews_letter",
    "reviews_settlement",
    "reviews_bulk",
    "reviews_bulkitem",
    "reviews_blindreading",
    "reviews_blindverdict",
    "reviews_objection",
    "reviews_objectioncontact",
    "reviews_objectionstep",
}
CHAIN_TABLES = {"portal_eventlink", "portal_eventwaiting"}
"""Written by triggers of the owner, read by the check command: `tests/portal/chain`."""
PUBLIC_KNOWLEDGE = {
    "portal_user",
    "portal_user_groups",
    "portal_user_user_permissions",
    # Keyed digests and counts, of nobody in particular; written before anybody is logged in.
    "portal_throttle",
    "disclosures_registerentry",
}
INSERT_ONLY = {
    "portal_event",
    "disclosures_edition",
    "disclosures_submission",
    "disclosures_publication",
    "disclosures_publicationfile",
    "disclosures_rendition",
    "disclosures_correction",
    "disclosures_withdrawal",
    "disclosures_pledge",
    "reviews_verdict",
    "reviews_reply",
    "reviews_note",
    "disclosures_extension",
    "disclosures_resultsrelease",
    "disclosures_retentionorder",
    "reviews_settlement",
    "reviews_blindverdict",
    "reviews_objectionstep",
}


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def refused(sql, *values):
    """Run `sql`; return the database's words when it refuses, None when it does not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        return str(error)
    return None


def one_of_everything():
    """Make one row in every tenant table, of one college; return its filing."""
    note = factories.NoteFactory()
    flag = factories.FlagFactory(review=note.review)
    factories.ReplyFactory(flag=flag)
    factories.VerdictFactory(review=note.review)
    factories.LetterFactory(review=note.review)
    factories.SettlementFactory(flag=flag, review=note.review)
    filing = note.review.filing
    factories.ClaimFactory(filing=filing)
    factories.LookFactory(submission=note.review.submission)
    factories.SavedViewFactory()
    factories.BlindVerdictFactory(reading__submission=note.review.submission)
    factories.ExplanationFactory(filing=filing)
    factories.ExtensionFactory(cycle=filing.cycle, union=filing.union)
    factories.FilingFindingsFactory(filing=filing)
    factories.AttachmentFactory(filing=filing)
    brought = factories.ImportFactory(filing=filing, taken=["roster"])
    factories.ImportPictureFactory(origin=brought)
    factories.RosterMatchingFactory(college=filing.college)
    publication = factories.PublicationFactory(submission=note.review.submission)
    factories.PublicationFileFactory(publication=publication)
    factories.RenditionFactory(publication=publication)
    factories.CorrectionFactory(of=publication)
    factories.WithdrawalFactory(publication=publication)
    factories.PaperFactory(filing=filing)
    factories.PaperFactory(filing=filing, kind="review")
    sealed = factories.PledgeFactory(filing=filing)
    factories.SubmissionFactory(filing=filing, ordinal=2, pledge=sealed)
    factories.RenderItemFactory(publication=publication)
    factories.EventFactory(college=filing.college)
    factories.JobFactory(college=filing.college)
    factories.MembershipFactory(college=filing.college)
    factories.InvitationFactory(college=filing.college)
    factories.FormerPasswordFactory()
    message = factories.MessageFactory(college=filing.college)
    factories.DeliveryFactory(notice__message=message)
    factories.RuleTrialFactory(cycle=filing.cycle)
    factories.ResultsReleaseFactory(cycle=filing.cycle)
    RetentionOrderFactory(cycle=filing.cycle)
    ErasureFactory(entry=None, publication=publication)
    factories.EditionDraftFactory(federation=filing.federation)
    factories.ReasonFactory(federation=filing.federation)
    factories.BulkItemFactory(bulk__federation=filing.federation, submission=note.review.submission)
    reported = ObjectionFactory(entry=None, publication=publication)
    ObjectionContactFactory(objection=reported)
    ObjectionStepFactory(objection=reported)
    return filing
