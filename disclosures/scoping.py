"""The tenant models of this application."""

from __future__ import annotations

from disclosures.models import (
    Attachment,
    Correction,
    EditionDraft,
    Erasure,
    Explanation,
    Extension,
    Filing,
    FilingFindings,
    Import,
    ImportPicture,
    Paper,
    Pledge,
    Publication,
    PublicationFile,
    RenderBatch,
    RenderItem,
    Rendition,
    RetentionOrder,
    RosterMatching,
    RuleTrial,
    SectionDraft,
    Submission,
    Withdrawal,
)
from portal.scoping import register_tenant


def register() -> None:
    """Name how each model leads to its college and federation; called once at the start.

    What is still being written (drafts, their findings, explanations) is the college's alone.
    """
    register_tenant(Filing, college="college_id", federation="federation_id")
    for model in (SectionDraft, Explanation, FilingFindings):
        register_tenant(model, college="filing__college_id")
    for model in (
        Attachment,
        Import,
        Submission,
        Publication,
        Correction,
        Withdrawal,
        Pledge,
    ):
        register_tenant(model, college="filing__college_id", federation="filing__federation_id")
    register_tenant(
        ImportPicture,
        college="origin__filing__college_id",
        federation="origin__filing__federation_id",
    )
    register_tenant(RosterMatching, college="college_id")
    register_tenant(EditionDraft, federation="federation_id")
    register_tenant(Erasure, college="college_id", federation="federation_id")
    register_tenant(RetentionOrder, federation="federation_id")
    register_tenant(Extension, college="college_id", federation="federation_id")
    register_tenant(RuleTrial, federation="federation_id")
    register_tenant(Paper, college="college_id", federation="federation_id")
    register_tenant(RenderBatch, federation="federation_id")
    register_tenant(RenderItem, federation="batch__federation_id")
    for model in (PublicationFile, Rendition):
        register_tenant(
            model,
            college="publication__filing__college_id",
            federation="publication__filing__federation_id",
        )
