"""Invented organisations, people and filings for tests.

Every factory works under the scope that the tests run in (`app.everything`, see
`tests/conftest.py`); nothing here is a real school, person or text.
"""

from tests.factories.bulk import BulkFactory, BulkItemFactory, ReasonFactory
from tests.factories.desks import (
    BlindReadingFactory,
    BlindVerdictFactory,
    ClaimFactory,
    LookFactory,
    SavedViewFactory,
)
from tests.factories.filings import (
    AttachmentFactory,
    CycleFactory,
    EditionDraftFactory,
    EditionFactory,
    ExplanationFactory,
    ExtensionFactory,
    FilingFactory,
    FilingFindingsFactory,
    ImportFactory,
    ImportPictureFactory,
    RosterMatchingFactory,
    RuleTrialFactory,
    SectionDraftFactory,
)
from tests.factories.messages import DeliveryFactory, MessageFactory, NoticeFactory
from tests.factories.objections import (
    ObjectionContactFactory,
    ObjectionFactory,
    ObjectionStepFactory,
)
from tests.factories.organisations import (
    CollegeFactory,
    EventFactory,
    FederationFactory,
    FormerPasswordFactory,
    InvitationFactory,
    JobFactory,
    MembershipFactory,
    ThrottleFactory,
    UnionFactory,
    UserFactory,
    member,
)
from tests.factories.publications import (
    PublicationFactory,
    PublicationFileFactory,
    RegisterEntryFactory,
    SubmissionFactory,
)
from tests.factories.publishing import (
    CorrectionFactory,
    PaperFactory,
    PledgeFactory,
    RenderBatchFactory,
    RenderItemFactory,
    RenditionFactory,
    WithdrawalFactory,
)
from tests.factories.results import ResultsReleaseFactory
from tests.factories.reviews import (
    FlagFactory,
    LetterFactory,
    NoteFactory,
    ReplyFactory,
    ReviewFactory,
    SettlementFactory,
    VerdictFactory,
)
from tests.factories.rights import ErasureFactory, RetentionOrderFactory
from tests.factories.values import PASSWORD, SECTION_KEYS, THEN, digest

__all__ = [
    "PASSWORD",
    "SECTION_KEYS",
    "THEN",
    "AttachmentFactory",
    "BlindReadingFactory",
    "BlindVerdictFactory",
    "BulkFactory",
    "BulkItemFactory",
    "ClaimFactory",
    "CollegeFactory",
    "CorrectionFactory",
    "CycleFactory",
    "DeliveryFactory",
    "EditionDraftFactory",
    "EditionFactory",
    "ErasureFactory",
    "EventFactory",
    "ExplanationFactory",
    "ExtensionFactory",
    "FederationFactory",
    "FilingFactory",
    "FilingFindingsFactory",
    "FlagFactory",
    "FormerPasswordFactory",
    "ImportFactory",
    "ImportPictureFactory",
    "InvitationFactory",
    "JobFactory",
    "LetterFactory",
    "LookFactory",
    "MembershipFactory",
    "MessageFactory",
    "NoteFactory",
    "NoticeFactory",
    "ObjectionContactFactory",
    "ObjectionFactory",
    "ObjectionStepFactory",
    "PaperFactory",
    "PledgeFactory",
    "PublicationFactory",
    "PublicationFileFactory",
    "ReasonFactory",
    "RegisterEntryFactory",
    "RenderBatchFactory",
    "RenderItemFactory",
    "RenditionFactory",
    "ReplyFactory",
    "ResultsReleaseFactory",
    "RetentionOrderFactory",
    "ReviewFactory",
    "RosterMatchingFactory",
    "RuleTrialFactory",
    "SavedViewFactory",
    "SectionDraftFactory",
    "SettlementFactory",
    "SubmissionFactory",
    "ThrottleFactory",
    "UnionFactory",
    "UserFactory",
    "VerdictFactory",
    "WithdrawalFactory",
    "digest",
    "member",
]
