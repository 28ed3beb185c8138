"""Documents that this portal made: what they say in words is put back into its fields.

The way back of `disclosures.publication.texts` and `tables`. Any other document stays as it was
read: none but ours says on its cover who discloses and which version it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures import editions
from disclosures.importing.imported import Remark
from disclosures.importing.ours_congress import congress
from disclosures.importing.ours_remarks import remark
from disclosures.importing.ours_texts import chart_text, charter, rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosures.editions import EditionForm
    from disclosures.importing.imported import Imported, Unplaced

FRONT = "开头"
RULES = (
    "candidate_rules", "election_rules", "delegate_rules", "appraisal_rules", "party_guidance",
)  # fmt: skip
_WHO = re.compile(r"^公开单位\s", re.MULTILINE)
_STANDING = re.compile(r"^(?:状态\s+预览，尚未公开|公开版本\s+第\d+版)", re.MULTILINE)
_TOTAL = re.compile(r"二级学生会组织共(.+)个。")
_COLOPHON = re.compile(r"核对本文件|[\s\S]*内容校验码\s+[0-9a-f]{16}")
_QR = "本文件核对页的二维码"
SHORTENED = {
    "学生姓名只公开姓氏": "这份文件里的学生姓名只有姓氏。名单请用原来的文件，不要从这里采用。",
    "学习成绩排名只公开是否": "这份文件里的成绩排名只写了是否在前列。排名请用原来的名单填写。",
}
"""What the portal says of a roster that it shortened for the public, and what to do about it."""
MISSING = "本栏目未填报内容。"
"""Printed where a college filed nothing; `publication.assemble` has the same words (a test looks)."""


def restore(imported: Imported) -> Imported:
    """Return the import, changed where the document is one of ours; nothing raises."""
    if not imported.edition or not _ours(imported.unplaced):
        return imported
    form = editions.load(imported.edition)
    imported.remarks.extend(_shortened(imported.unplaced))
    imported.pictures = [one for one in imported.pictures if not one[1].alt.startswith(_QR)]
    imported.unplaced = [one for one in imported.unplaced if not _furniture(one)]
    _nothing(imported)
    _indicators(imported.data, form)
    _total(imported)
    _departments(imported, form)
    _rules(imported.data)
    if imported.data["congress"]:
        _captions(imported)
        imported.data["congress"] = congress(imported.data["congress"], _alts(imported, "congress"))
    return imported


def _ours(unplaced: list[Unplaced]) -> bool:
    cover = "\n".join(one.text for one in unplaced if one.place == FRONT)
    return bool(_WHO.search(cover) and _STANDING.search(cover))


def _furniture(one: Unplaced) -> bool:
    """Cover and colophon: what the portal itself puts around the content, and in place of it."""
    return one.place == FRONT or one.text == MISSING or bool(_COLOPHON.match(one.text))


def _captions(imported: Imported) -> None:
    """Give the pictures of a format without alternative texts the captions that stand below them."""
    pictures = [picture for key, picture in imported.pictures if key == "congress"]
    lines = (imported.data["congress"]["text"] or "").split("\n")
    if pictures and len(lines) > len(pictures) and not any(one.alt for one in pictures):
        for picture, line in zip(pictures, lines[-len(pictures) :], strict=True):
            picture.alt = line


def _shortened(unplaced: list[Unplaced]) -> list[Remark]:
    """Tell that what the public saw of a person is less than what was filed."""
    return [
        Remark("", "roster", sentence, one.text)
        for one in unplaced
        for words, sentence in SHORTENED.items()
        if one.place == FRONT and words in one.text
    ]


def _alts(imported: Imported, section: str) -> list[str]:
    return [picture.alt for key, picture in imported.pictures if key == section]


def _indicators(data: dict[str, Any], form: EditionForm) -> None:
    for row in data["indicators"] or ():
        if form.has_indicator(row["no"]):
            row.update(remark(row["note"], form.indicator(row["no"]).prompt))


def _nothing(imported: Imported) -> None:
    """Take the words for an empty section for what they mean; often repeated they passed for debris."""
    imported.remarks = [one for one in imported.remarks if one.excerpt != MISSING]
    data = imported.data
    for key in (*RULES, "charter", "congress", "departments_text"):
        value = data.get(key)
        if (value["text"] if isinstance(value, dict) else value) in ("", MISSING):
            data[key] = None


def _total(imported: Imported) -> None:
    found = _taken(imported, lambda one: bool(_TOTAL.fullmatch(one.text)))
    hit = _TOTAL.fullmatch(found[0]) if found else None
    if hit and imported.data["second_level"]:
        imported.data["second_level"]["total"] = hit[1]


def _departments(imported: Imported, form: EditionForm) -> None:
    place = f"“{form.section('departments').title[:20]}”一节"
    found = _taken(imported, lambda one: one.place == place)
    text = "\n".join([imported.data.get("departments_text") or "", *found]).strip("\n")
    if text:
        imported.data["departments_text"] = chart_text(text, _alts(imported, "departments"))


def _rules(data: dict[str, Any]) -> None:
    if data["charter"]:
        data["charter"] |= charter(data["charter"])
    details = {}
    for key in RULES:
        found = rules(data[key] or "")
        if found:
            data[key] = found.pop("text")
            details[key] = found
    if details:
        data["rules_details"] = details


def _taken(imported: Imported, wanted: Callable[[Unplaced], bool]) -> list[str]:
    """Take texts out of those that have no place."""
    found = [one.text for one in imported.unplaced if wanted(one)]
    imported.unplaced = [one for one in imported.unplaced if not wanted(one)]
    return found
