"""From filed content to the document that the public sees. Redaction happens here, first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures import exchange
from disclosures.publication import tables, texts
from disclosures.publication.document import Document, Header, Heading, Paragraph, Section, Tone
from disclosures.publication.redact import Policy, redact

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from disclosures.content import Disclosure
    from disclosures.editions import EditionForm
    from disclosures.editions import Section as FormSection
    from disclosures.publication.document import Block

MISSING = "本栏目未填报内容。"


def assemble(
    content: Disclosure,
    form: EditionForm,
    header: Header,
    policy: Policy | None = None,
    known: Collection[str] = (),
) -> Document:
    """Redact `content` under `policy` and set it in the order and words of the edition.

    Fixed texts come from the edition, never from the college (law 6). Pure; the same
    input gives the same document. `known`: names on the rosters of earlier versions, see `redact`.
    """
    policy = policy or Policy()
    shown = redact(content, form, policy, known)
    fill = _filler(form, header)
    return Document(
        header=header,
        title=fill(form.title),
        preamble=fill(form.preamble),
        sections=tuple(_sections(form, shown, fill)),
        closing=fill(form.closing),
        notes=tuple(_notes(policy, form)),
        noindex=policy.noindex or bool(shown.roster.rows),
        data=exchange.write(shown, form, header),
    )


def _filler(form: EditionForm, header: Header) -> Callable[[str], str]:
    names = header.model_dump(
        include={"school", "organisation", "federation", "federation_email", "national_email"}
    )
    return lambda template: form.text(template, **names)


def _notes(policy: Policy, form: EditionForm) -> Iterator[str]:
    """What the reader must know about names and ranks that are not shown in full."""
    if policy.names == "masked":
        yield "按照最小必要原则，学生姓名只公开姓氏，以“*”代替名字。"
    if policy.ranks == "band":
        yield f"学习成绩排名只公开是否在本专业前{form.limits.rank_percent}%以内。"


def _sections(
    form: EditionForm, content: Disclosure, fill: Callable[[str], str]
) -> Iterator[Section]:
    for spec in form.sections:
        blocks = tuple(_blocks(spec, form, content))
        if not blocks and not spec.required:
            continue
        yield Section(
            key=spec.key,
            title=fill(spec.title),
            anchor=_anchor(spec.key),
            sub=spec.kind == "second_level",
            blocks=blocks or (Paragraph(text=MISSING, tone=Tone.MISSING),),
        )


def _blocks(spec: FormSection, form: EditionForm, content: Disclosure) -> Iterable[Block]:
    """The blocks of one section; none where nothing was filed."""
    if spec.kind == "rules_text":
        return texts.rules(getattr(content, spec.key), _anchor(spec.key))
    if spec.kind == "congress":
        return texts.congress(content.congress)
    return TABLES[spec.kind](form, content)


def _anchor(key: str) -> str:
    return key.replace("_", "-")


def _indicators(form: EditionForm, content: Disclosure) -> Iterator[Block]:
    if form.table.title not in form.section("indicators").title:
        numbered = form.table.title.startswith("（")
        yield Heading(level=2 if numbered else 3, text=form.table.title, anchor="self-assessment")
    if form.legend:
        yield Paragraph(text=form.legend, tone=Tone.NOTE)
    yield tables.indicators(form, content.indicators)


def _second_level(form: EditionForm, content: Disclosure) -> Iterator[Block]:
    spec, filed = form.second_level, content.second_level
    if spec is None or not (filed.counts or filed.units):
        return
    if filed.total:
        yield Paragraph(text=f"二级学生会组织共{filed.total}个。", tone=Tone.NOTE)
    yield tables.counts(spec, filed)
    if spec.matrix and filed.units:
        yield tables.matrix(spec.matrix, spec.items, filed)


def _roster(form: EditionForm, content: Disclosure) -> Iterator[Block]:
    if content.roster.rows:
        yield tables.roster(form, content.roster)
        if form.roster.footnote:
            yield Paragraph(text=form.roster.footnote, tone=Tone.NOTE)


def _departments(form: EditionForm, content: Disclosure) -> Iterator[Block]:
    if content.departments.rows:
        yield tables.departments(form, content.departments)
    yield from texts.chart(content.departments)


def _responsible(form: EditionForm, content: Disclosure) -> Iterator[Block]:
    if content.responsible.rows:
        yield tables.responsible(form, content.responsible)


TABLES: dict[str, Callable[[EditionForm, Disclosure], Iterator[Block]]] = {
    "indicators": _indicators,
    "second_level": _second_level,
    "departments": _departments,
    "roster": _roster,
    "responsible": _responsible,
}
