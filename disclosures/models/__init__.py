"""Models of the disclosures application."""

from disclosures.models.cycles import Cycle, Edition, EditionDraft, Extension, ResultsRelease
from disclosures.models.filings import (
    Attachment,
    Explanation,
    Filing,
    FilingFindings,
    SectionDraft,
)
from disclosures.models.imports import Import, ImportPicture, RosterMatching
from disclosures.models.publications import Publication, PublicationFile, RegisterEntry
from disclosures.models.submissions import Submission
from disclosures.models.trials import RuleTrial

__all__ = [
    "Attachment",
    "Cycle",
    "Edition",
    "EditionDraft",
    "Explanation",
    "Extension",
    "Filing",
    "FilingFindings",
    "Import",
    "ImportPicture",
    "Publication",
    "PublicationFile",
    "RegisterEntry",
    "ResultsRelease",
    "RosterMatching",
    "RuleTrial",
    "SectionDraft",
    "Submission",
]
