"""What a document holds besides its sections: debris that was dropped, text that has no place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import Block, Paragraph, Table
from disclosures.importing.imported import Remark, Unplaced
from disclosures.importing.sections.cells import own
from disclosures.importing.titles import read_title

if TYPE_CHECKING:
    from disclosures.importing.sections.front import Front
    from disclosures.importing.segment import Segment, Segments
    from disclosures.importing.tidy import Tidied

LONGEST = 2000
"""Characters of an unplaced text that are kept."""
_IN_TABLES = frozenset(("indicators", "second_level", "roster", "responsible"))
_PICTURED = {
    "indicators": ("自评表", "照着图片逐项勾选"),
    "second_level": ("二级组织自评表", "照着图片填写"),
    "departments": ("组织架构", "照着图片填写机构名称、人数和职责，或者补上图片的文字说明"),
    "roster": ("工作人员名单", "上传 Excel 名单，或者把名单粘贴进来"),
    "responsible": ("主要责任人", "照着图片填写"),
}
_BOTH = re.compile(r"学生会\s*[（(]\s*研究生会\s*[）)]|研究生会\s*[（(]\s*学生会\s*[）)]")
_KNOWN = re.compile(
    r"标注.{0,3}[★▲]|核心指标|观测指标|组织名称|^[*＊注]|最近1个学期|^具体情况|请填写是|^[（(][一二][）)]|单位|填表"
)


def debris(tidied: Tidied, segments: Segments) -> list[Remark]:
    """Return one remark for all page numbers and scraps that were left out."""
    if not tidied.debris:
        return []
    words = "、".join(dict.fromkeys(text for _place, text in tidied.debris[:6]))
    sentence = f"正文里夹着页码或零碎符号（{words[:40]}），共{len(tidied.debris)}处，已经去掉。请看一下断开的地方。"
    place = tidied.debris[0][0]
    before = [each.key for each in segments.sections if each.place < place]
    return [Remark("T24", before[-1] if before else "", sentence, words[:80])]


def pictured(segments: Segments, data: dict[str, Any]) -> list[Remark]:
    """Say which tables are pictures only: nothing can be read of them."""
    found = []
    for key, (name, instead) in _PICTURED.items():
        here = segments.get(key)
        if here is not None and here.pictures and not data.get(key):
            sentence = f"材料里的{name}是图片，读不出文字。请{instead}。"
            found.append(Remark("", key, sentence))
    return found


def template_words(segments: Segments) -> list[Remark]:
    """Say where the heading of the charter still has the form's 学生会（研究生会）."""
    here = segments.get("charter")
    if here is None or here.heading is None or not _BOTH.search(here.heading.text):
        return []
    if any(_BOTH.search(line.text) for line in here.paragraphs[:2]):
        return []
    sentence = "章程的标题里留着表式的“学生会（研究生会）”。这里的标题由系统写，不用改。"
    return [Remark("T20", "charter.title", sentence, here.heading.text)]


def unplaced(segments: Segments, front: Front) -> list[Unplaced]:
    """Return what belongs to no section: before the first, and between the tables."""
    found = [Unplaced("开头", paragraph.text[:LONGEST]) for paragraph in front.rest]
    found += [
        Unplaced("开头", _table_text(block)) for block in segments.front if isinstance(block, Table)
    ]
    for each in segments.sections:
        if each.pasted:
            text = "\n".join(paragraph.text for paragraph in each.pasted)
            found.append(Unplaced(f"{_name(each)}里夹着的其他文件", text[:LONGEST]))
        if each.key in _IN_TABLES or (each.key == "departments" and each.tables):
            found.extend(_between(each))
    return [each for each in found if each.text.strip()]


def _between(each: Segment) -> list[Unplaced]:
    return [
        Unplaced(_name(each), text[:LONGEST])
        for block in each.blocks
        if (text := _text(block)) and not _KNOWN.search(text) and read_title(text) is None
    ]


def _name(each: Segment) -> str:
    return f"“{each.heading.text[:20]}”一节" if each.heading else "表格旁边"


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return _table_text(block) if isinstance(block, Table) else ""


def _table_text(table: Table) -> str:
    lines = ("\t".join(text for text in own(row) if text) for row in table.rows)
    return "\n".join(line for line in lines if line)[:LONGEST]
