"""From a truth to a script: what stands where."""

from __future__ import annotations

import re
from random import Random

from disclosures.editions import Section

from . import grids
from .disguise import disguise
from .headings import numbered, worded, words_of
from .intruders import NEWS, NOTICE, scatter
from .mess import mess
from .rosters import roster
from .script import Block, Box, Grid, Image, Line, Script
from .style import Style
from .truths import RULES, Case, Json


def lay_out(case: Case, style: Style) -> Script:
    """Return the document of a case in a style; changes nothing of the case."""
    rng = Random(f"layout {style.seed}")
    truth = case.truth
    script = Script(school=truth["school"], title=truth["title"])
    blocks = script.blocks
    blocks += _front(rng, truth, style)
    if style.closing == "front":
        blocks += _closing(case)
    headings = _headings(rng, case, style)
    if "contents" in style.quirks:
        blocks.append(Line("目　录", "contents_title"))
        blocks += [
            Line(f"{text.replace(chr(10), '')}\t{place + 1}", "contents")
            for place, text in enumerate(headings.values())
        ]
    for section in _sections(case):
        _section(rng, case, style, section, headings, blocks)
        if style.closing == "middle" and section.key == "congress":
            blocks += _closing(case)
    if style.closing == "end":
        blocks += _closing(case)
    if "odd_title" in style.quirks and style.closing == "end":
        blocks += [Line(f"共青团{truth['school']}委员会", "sign"), Line("2024年12月25日", "sign")]
    scatter(rng, style, blocks)
    if "zero_width" in style.quirks or "radicals" in style.quirks:
        disguise(rng, style, blocks)
    return script


def _front(rng: Random, truth: Json, style: Style) -> list[Line]:
    lines = [Line(truth["title"], "title")]
    if "odd_title" in style.quirks and "plain_title" not in style.quirks:
        title = truth["title"]
        cut = len(truth["school"])
        lines = [Line(title[:cut], "title"), Line(title[cut:], "title")]
        lines.insert(0, Line(rng.choice(("附件2", "附件：", "信息公开", "附件1：")), "debris"))
    for text in (truth["preamble"] or "").split("\n"):
        lines.append(Line(text, "preamble", smart="smart_tags" in style.quirks))
    return lines


def _sections(case: Case) -> list[Section]:
    """Return the sections that the document has, in its order."""
    by_key = {section.key: section for section in case.edition.sections}
    return [by_key[key] for key in case.truth["sections_order"] if key in by_key]


def fit(case: Case, style: Style) -> None:
    """Take from the truth what this style cannot show: no closing line, one word as an answer."""
    if style.closing == "none":
        case.truth["complaint_emails"] = []
    mess(case, style)
    if style.ticks == "word":
        for item in case.truth["indicators"]:
            item["answer"] = "blank" if item["answer"] == "both" else item["answer"]


def _closing(case: Case) -> list[Line]:
    truth = case.truth
    one, two = truth["complaint_emails"]
    text = case.edition.text(
        case.edition.closing, federation=case.federation, federation_email=one, national_email=two
    )
    return [Line(text, "closing")]


def _headings(rng: Random, case: Case, style: Style) -> dict[str, str]:
    """Return every heading with its number, by section key; the second level counts with the first."""
    words, found, place = words_of(case.truth["school"], case.truth["organisation"]), {}, 0
    for section in _sections(case):
        if section.key == "second_level":
            bare = style.number in {"", "（一）"} or style.auto == "auto-sections"
            found[section.key] = section.title.removeprefix("（二）") if bare else section.title
            continue
        place += 1
        kind = "combined" if section.combined_with else section.key
        text = worded(rng, style, kind, section.title, words)
        if "line_broken_titles" in style.quirks and len(text) > 12 and rng.random() < 0.5:
            cut = len(text) // 2
            text = f"{text[:cut]}\n{text[cut:]}"
        if "spaced_headings" in style.quirks and "\n" not in text:
            text = text.replace("学生", "学 生").replace("办法", "办 法")
        found[section.key] = numbered(style, place) + text
    return found


def _section(
    rng: Random,
    case: Case,
    style: Style,
    section: Section,
    headings: dict[str, str],
    blocks: list[Block],
) -> None:
    key = section.key
    role = "caption_section" if key == "second_level" else "section"
    heading = Line(headings[key], role, key=key)
    banner = "banner" in style.quirks and role == "section" and style.auto != "auto-sections"
    blocks.append(
        Grid("banner", [[Box(heading.text, centred=True)]], (100,)) if banner else heading
    )
    if key in RULES:
        blocks += _document(case.truth[key], style)
        if "inner_table" in style.quirks and key == "delegate_rules":
            blocks.append(grids.allocation(style))
        if "foreign" in style.quirks and key == "delegate_rules":
            blocks += [Line(text, "foreign") for text in NOTICE]
    else:
        WRITERS[key](rng, case, style, blocks)


def _second_level(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    table = case.edition.second_level
    counts, *matrices = grids.second_level(rng, style, case.edition, case.truth["second_level"])
    blocks.append(counts)
    for matrix in matrices:
        if table and table.matrix:
            blocks.append(Line(table.matrix.heading, "caption"))
        blocks.append(matrix)


def _charter(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    charter = case.truth["charter"]
    blocks.append(Line(charter["title"], "doctitle", boxed="text_box" in style.quirks))
    blocks += _document(charter["text"], style)


def _departments(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    if case.truth["departments_chart"]:
        blocks.append(Image("chart", "组织架构图"))
    if case.truth["departments"]:
        blocks += grids.departments(style, case.truth["departments"])


def _congress(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    blocks += [_linked(line) for line in _document(case.truth["congress"]["text"], style)]
    if rng.random() < 0.3:
        blocks.append(Image("photo"))
    if "foreign_news" in style.quirks:
        blocks += [Line(text, "foreign") for text in NEWS]


def _responsible(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    if style.closing == "before_last":
        blocks += _closing(case)
    if not case.truth["responsible"]:
        blocks.append(Image("table"))
        return
    if "responsible_lines" in style.quirks:
        for row in case.truth["responsible"]:
            blocks.append(
                Line(f"{row['category']}：{row['name']}（是否为专职团干部：{row['full_time']}）")
            )
        return
    blocks.append(grids.responsible(style, case.edition, case.truth["responsible"]))


def _indicators(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    edition, truth = case.edition, case.truth
    if rng.random() < 0.7:
        blocks.append(
            Line(
                re.sub(r"^（一）", "", edition.table.title)
                if rng.random() < 0.3
                else edition.table.title,
                "caption",
            )
        )
    if edition.legend:
        legend = edition.legend
        if "stale_legend" in style.quirks:
            legend = re.sub(r"\d{4}—\d{4}", "2020—2021", legend)
        blocks.append(Line(legend, "legend"))
    if edition.key == "2020":
        blocks.append(Line(f"组织名称：{truth['school']}{truth['organisation']}", "legend"))
    blocks += grids.indicators(rng, style, edition, truth["indicators"])


def _roster(rng: Random, case: Case, style: Style, blocks: list[Block]) -> None:
    if not case.truth["roster"]:
        blocks.append(Image("table"))
        return
    tables = roster(rng, style, case.edition, case.truth["roster"], case.columns)
    for place, table in enumerate(tables):
        if table.name.startswith("roster："):
            blocks.append(Line(table.name.removeprefix("roster："), "caption"))
        elif place:
            blocks.append(Line("", "body"))
        blocks.append(table)
    if "footnote" in style.roster and case.edition.roster.footnote:
        blocks.append(Line(case.edition.roster.footnote, "footnote"))


def _linked(line: Line) -> Line:
    found = tuple(re.findall(r"https?://\S+", line.text))
    return Line(line.text, line.role, links=found) if found else line


def _document(text: str, style: Style) -> list[Line]:
    """Return a rule text's lines with what each is; the title lines stand above."""
    lines, begun = [], False
    for raw in text.split("\n"):
        role = "body"
        if re.match(r"第[一二三四五六七八九十]+章", raw):
            role = "chapter"
        elif re.match(r"第[一二三四五六七八九十百]+条", raw):
            role = "article"
        elif not begun and len(raw) < 45 and not re.search(r"[。，：；]|^[（一1]", raw):
            role = "doctitle"
        elif begun and re.fullmatch(r"\d{4}年\d+月\d+日", raw):
            role = "sign"
            lines[-1].role = "sign"
        begun = begun or role in {"body", "article", "chapter"}
        lines.append(Line(raw, role, smart="smart_tags" in style.quirks and "20" in raw))
    return lines


WRITERS = {
    "indicators": _indicators,
    "second_level": _second_level,
    "charter": _charter,
    "departments": _departments,
    "roster": _roster,
    "congress": _congress,
    "responsible": _responsible,
}
