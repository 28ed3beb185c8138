"""Tables that lost their cells: a web page or PDF that gives each cell, or each row, as a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import Cell, Table
from disclosures.importing.imported import Remark
from disclosures.importing.rosters import clipboard
from disclosures.importing.rosters import table as rosters
from disclosures.importing.rosters.reading import ROW_KEYS
from disclosures.importing.sections.cells import whole
from disclosures.importing.tables import indicator_like
from disclosures.reading import person_name
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from disclosures.importing.blocks import Paragraph

_ANSWER = re.compile(
    r"(?P<answer>(?:(?<![☑☐☒□√✓✔■RþO£¨×(（])(?:[☑☐☒□√✓✔■RþO£¨×(（]\s*+(?:[)）]\s*+)?)++)?(?:是|达标)\s*[^。]{0,6}?(?:否|未达标)\s*[☑☐☒□√✓✔■R£×)）]*"
    r"|(?:是|否|达标|未达标))(?P<note>[^。]{0,40})$"
)
_COLUMNS = re.compile(r"(?:序号|项目|指标|自评|验收|评估|结论|备注|[\s|])+")
_NAMED = re.compile(r"(?:(?<!\s)\s++)?(?:自评|评估|验收)?(?:结论|结果|备注|说明)\s*[:：]\s*")
_NOTE = re.compile(r"^(?:备注\s*[:：])?\s*(?:实有|召开日期).{0,40}$")
_UNIT = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,12}(?:部|处|室|团|中心|办公室))\s*[（(:：，,、]?\s*(?:共|计|人数[:：]?)?\s*(?P<count>\d{1,2})?\s*[人名]?\s*[）)]?\s*"
    r"[:：，,；;]?\s*(?:(?:主要|工作)*(?:职责|职能)\s*(?:是|为)?\s*[:：]?)?\s*(?P<duties>.*)$"
)
_DEPARTMENT = re.compile(
    r"^(?P<department>[\u4e00-\u9fff]{2,12}?(?:部|团|室|中心|处|队|组|主席))(?:成员)?(?:[（(][^（）()]{1,8}[)）])?\s*[:：]\s*(?P<names>.+?)[。；]?$"
)
_PERSON = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])(?:[（(](?P<post>[^（）()]{1,8})[)）])?"
)
_NAMES_ONLY = (
    "材料里的名单只有部门和姓名，政治面貌、年级、成绩排名等要另外补上：上传 Excel 名单最快。"
)
_FACT = re.compile(
    r"^(?:部门)?(?:人数|编制)\s*[:：]\s*(?P<count>\d{1,2})\s*[人名]?$|^(?:主要|工作|部门)*(?:职责|职能)\s*[:：]\s*(?P<duties>.+)$"
)
_DECOR = "▍▌■●◆◇▶►•·丨| "
_HEADER = re.compile(r"^(?:序号|机构名称|部门名称|人数|主要职责|工作职责|[\s|])+$")


def in_lines(key: str, near: list[str]) -> bool:
    """Say whether the lines behind a heading are what its table would hold."""
    texts = [label.rest if (label := read_label(text.strip())) else text for text in near]
    texts = [text.lstrip(_DECOR) for text in texts]
    if key == "departments":
        return any(map(_told, texts[:2])) or any(_FACT.match(text.strip()) for text in texts)
    if key == "indicators":
        return any(map(indicator_like, texts))
    if key == "responsible":
        return any("分管" in text and "书记" in text for text in texts[:2])
    return False


def _told(text: str) -> bool:
    """Say whether a line begins with a department and says more of it."""
    hit = _UNIT.match(text.strip())
    return bool(
        hit
        and (hit["count"] or text.strip()[hit.end("name") :].lstrip()[:1] in ("：", ":", "（", "("))
    )


def indicator_table(paragraphs: list[Paragraph]) -> tuple[Table, list[Paragraph]] | None:
    """Make a table of lines that state indicators, each followed by its answer and remark.

    Returns it with the lines that are something else; None where there is no such list.
    """
    rows: list[list[str]] = []
    rest: list[Paragraph] = []
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        text = _NAMED.sub(" ", text).strip()
        hit = _ANSWER.search(text)
        statement = text[: hit.start()].strip() if hit else text
        statement = statement.rstrip("【[（(—-–－ ")
        if statement and indicator_like(statement):
            rows.append(
                [statement, hit["answer"] if hit else "", _note(hit["note"]) if hit else ""]
            )
        elif rows and _NOTE.match(text):
            rows[-1][2] += text
        elif rows and hit and not statement:
            rows[-1][1] = f"{rows[-1][1]} {hit['answer']}".strip()
            rows[-1][2] += _note(hit["note"])
        elif not (text.isdigit() or _COLUMNS.fullmatch(text)):
            rest.append(paragraph)
    if len(rows) < 3:  # noqa: PLR2004 - fewer are quoted somewhere
        return None
    header = [Cell("指标"), Cell("结论"), Cell("备注")]
    return Table([header, *([Cell(text) for text in row] for row in rows)]), rest


def _note(text: str) -> str:
    """Return a remark without the brackets around it."""
    bare = re.sub(r"^[】\])）\s]+", "", text).strip()
    return re.sub(r"^[（(\[【](.*)[)）\]】]$", r"\1", bare)


def roster_rows(paragraphs: list[Paragraph]) -> tuple[list[dict[str, Any]], list[Remark]]:
    """Read people out of lines as the clipboard would give them."""
    lines = [paragraph.text.strip() for paragraph in paragraphs]
    reading = rosters.read(_cells(lines) or clipboard.read("\n".join(lines)))
    if len(reading.rows) < 3 or reading.sure < 0.4:  # noqa: PLR2004 - names in a sentence are no roster
        people = _by_department(lines)
        return people, [Remark("", "roster", _NAMES_ONLY)] if people else []
    lost = "名单在文件里不是表格，是一行一行读出来的，请逐行核对。"
    return reading.rows, [Remark("", "roster", each) for each in (lost, *reading.remarks)]


def _by_department(lines: list[str]) -> list[dict[str, Any]]:
    """Read lines that name a department and its people: 竞训部：张三（部长）、李四."""
    people: list[dict[str, Any]] = []
    told = 0
    for line in lines:
        label = read_label(line)
        hit = _DEPARTMENT.match(label.rest if label else line)
        names = (
            [_PERSON.fullmatch(each.strip()) for each in re.split(r"[、，,；;]", hit["names"])]
            if hit
            else []
        )
        if hit is None or not names or not all(names):
            continue
        told += 1
        for name in filter(None, names):
            row: dict[str, Any] = dict.fromkeys(ROW_KEYS)
            row |= {"name": person_name(name["name"]), "department": hit["department"]}
            people.append(row | ({"post": name["post"]} if name["post"] else {}))
    return people if told > 1 and told * 2 > len(lines) else []


def _cells(lines: list[str]) -> list[list[str]] | None:
    """Group lines that are one cell each: a row begins with the number after the last row's."""
    first = next((at for at, line in enumerate(lines) if line in ("1", "1.", "1、")), None)
    if first is None or "姓名" not in "".join("".join(lines[:first]).split()):
        return None
    rows: list[list[str]] = []
    for line in lines[first:]:
        if line.rstrip(".、") == str(len(rows) + 1):
            rows.append([line])
        else:
            rows[-1].append(line)
    start = next((at for at in range(first - 1, -1, -1) if lines[at] == "序号"), 0)
    return [lines[start:first], *rows] if len(rows) > 2 else None  # noqa: PLR2004


def department_rows(paragraphs: list[Paragraph]) -> list[dict[str, Any]]:
    """Read departments out of lines: 综合事务部（4人）：…, the duties behind or below."""
    rows: list[dict[str, Any]] = []
    for paragraph in paragraphs:
        label = read_label(paragraph.text.strip())
        text = (label.rest if label else paragraph.text).strip()
        text = re.sub(r"^【(.{2,14})】", r"\1", text.lstrip(_DECOR))
        if _HEADER.match(text) or (rows and _fact(rows[-1], text)):
            continue
        hit = _UNIT.match(text)
        if hit and (hit["count"] or not hit["duties"] or text[hit.end("name")] in "：:（("):
            rows.append(
                {
                    "name": hit["name"],
                    "headcount": whole(hit["count"] or ""),
                    "duties": hit["duties"].lstrip("：:。；; ").rstrip("：: "),
                }
            )
        elif rows:
            rows[-1]["duties"] = f"{rows[-1]['duties']}\n{paragraph.text.strip()}".strip()
    told = sum(bool(row["duties"] or row["headcount"]) for row in rows)
    return rows if len(rows) > 1 and told * 2 > len(rows) else []


def _fact(row: dict[str, Any], text: str) -> bool:
    """Take a line 人数：4人 or 职责：… to the department above it."""
    hit = _FACT.match(text)
    if hit is None:
        return False
    if hit["count"]:
        row["headcount"] = whole(hit["count"])
    else:
        row["duties"] = f"{row['duties']}\n{hit['duties'].strip()}".strip()
    return True
