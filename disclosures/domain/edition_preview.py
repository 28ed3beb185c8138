"""A draft of a year's form filled with an invented filing: as a page, and by a worker as PDF."""

from __future__ import annotations

from random import Random

from django.core.files.base import ContentFile

from disclosures import demo
from disclosures.content import Disclosure
from disclosures.domain.edition_drafts import form_in
from disclosures.editions import EditionForm
from disclosures.models import EditionDraft
from disclosures.models.storages import private_storage
from disclosures.publication import render
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Document, Header
from portal.access import Actor, require
from portal.domain import jobs

SCHOOL = "示例大学"
MAILBOX = "shili@example.org"
TASK = "disclosures.render_draft"


def invented(form: EditionForm) -> Disclosure:
    """Return the invented clean filing of a form: the same each time."""
    rng = Random(form.key)  # noqa: S311 - invented data, no secret
    return demo.clean_disclosure(rng, SCHOOL, "student", form, second_level=True)


def document_of(draft: EditionDraft) -> Document:
    """Return the draft's form, filled, as the public would see it."""
    form = form_in(draft)
    header = Header(
        school=SCHOOL,
        organisation="学生会",
        period=form.period,
        edition=form.key,
        federation=draft.federation.name,
        federation_email=MAILBOX,
        national_email=MAILBOX,
    )
    return assemble(invented(form), form, header)


def page_of(draft: EditionDraft) -> str:
    """Return the public page of the filled draft (HTML)."""
    return render.to_html(document_of(draft), None, {})


def ask_for_pdf(actor: Actor, draft: EditionDraft) -> None:
    """Have a worker render the draft's PDF. Raises PermissionDenied."""
    require(actor, "edition.manage", draft)
    jobs.enqueue(TASK, draft.pk, college=None, federation=draft.federation)


def pdf_name(draft: EditionDraft) -> str:
    """Return the file of the draft's present revision in the private storage."""
    return f"edition-drafts/{draft.pk}/{draft.revision}.pdf"


def has_pdf(draft: EditionDraft) -> bool:
    """Whether the PDF of the present revision is there."""
    return bool(private_storage().exists(pdf_name(draft)))


def work(draft_id: int) -> None:
    """Render the PDF of the draft as it stands now; a draft that is gone needs none."""
    draft = EditionDraft.objects.select_related("federation").filter(pk=draft_id).first()
    if draft is not None and not has_pdf(draft):
        private_storage().save(pdf_name(draft), ContentFile(render.to_pdf(document_of(draft))))
