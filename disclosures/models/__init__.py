"""Models of the disclosures application."""

from disclosures.models.batches import RenderBatch, RenderItem
from disclosures.models.corrections import Correction, Withdrawal
from disclosures.models.cycles import Cycle, Edition, EditionDraft, Extension, ResultsRelease
from disclosures.models.filings import (
    Attachment,
    Explanation,
    Filing,
    FilingFindings,
    SectionDraft,
)
from disclosures.models.imports import Import, ImportPicture, RosterMatching
from disclosures.models.papers import Paper, Pledge
from disclosures.models.publications import (
    Publication,
    PublicationFile,
    RegisterEntry,
    Rendition,
)
from disclosures.models.rights import Erasure, RetentionOrder
from disclosures.models.submissions import Submission
from disclosures.models.trials import RuleTrial

__all__ = [
    "Attachment",
    "Correction",
    "Cycle",
    "Edition",
    "EditionDraft",
    "Erasure",
    "Explanation",
    "Extension",
    "Filing",
    "FilingFindings",
    "Import",
    "ImportPicture",
    "Paper",
    "Pledge",
    "Publication",
    "PublicationFile",
    "RegisterEntry",
    "RenderBatch",
    "RenderItem",
    "Rendition",
    "ResultsRelease",
    "RetentionOrder",
    "RosterMatching",
    "RuleTrial",
    "SectionDraft",
    "Submission",
    "Withdrawal",
]
