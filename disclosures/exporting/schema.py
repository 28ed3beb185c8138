"""The published JSON Schema of the exchange format (draft 2020-12).

Tests hold it against everything that ``exchange.write`` gives, for all years.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema

from disclosures.checks.finding import SECTIONS
from disclosures.exporting import schema_parts as parts
from disclosures.exporting.schema_parts import Described, Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "高校学生会（研究生会）改革情况公开材料交换格式"
ABOUT = (
    "一份公开材料是一个 JSON 对象，UTF-8 编码。来源中没有的内容写 null。"
    "注明“不公开”的内容只出现在学校自己导出的文件里，公开的 data.json 中没有。"
)
NOISE = ("title", "default")
"""What pydantic adds to every property and says nothing to a reader."""

Key = Literal[SECTIONS]  # type: ignore[valid-type]


class Whole(Described):
    """One disclosure; the required keys are those without which nobody knows whose it is."""

    model_config = ConfigDict(extra="forbid")

    school: str = Field(description="学校全称")
    organisation: str = Field(description="学生会或研究生会")
    school_year: str = Field(description="年度，如 2024-2025；最早的表式为 2020、2021")
    edition_items: int | None = Field(None, description="当年指标的项数")
    title: Text = None
    preamble: Text = None
    indicators: list[parts.Indicator] = Field(default_factory=list, description="一、改革自评表")
    second_level: parts.SecondLevel | None = Field(None, description="二级学生会组织自评表")
    charter: parts.Charter | str | None = Field(None, description="章程；只有正文时可以是文字")
    departments: list[parts.Department] | None = None
    departments_chart: bool = Field(False, description="组织架构是否以图片给出")
    departments_text: Text = Field(None, description="架构图的文字说明")
    roster: list[parts.Person] | None = Field(None, description="校级组织工作人员名单")
    roster_counts: parts.RosterCounts | None = Field(
        None, description="名单的公开期限已满：只有人数，roster 为 null"
    )
    combined: bool = Field(False, description="候选人产生办法与选举办法是否为同一栏目")
    candidate_rules: Text = Field(None, description="主席团成员候选人产生办法，一段一行")
    election_rules: Text = Field(None, description="主席团成员选举办法")
    delegate_rules: Text = Field(None, description="代表产生办法")
    appraisal_rules: Text = Field(None, description="述职评议办法")
    party_guidance: Text = Field(None, description="党委指导情况")
    rules_details: dict[Key, parts.RulesDetails] = Field(
        default_factory=dict, description="各项办法的标题、通过日期和通过机构"
    )
    congress: parts.Congress | None = None
    responsible: list[parts.Responsible] | None = Field(None, description="指导学生会的主要责任人")
    complaint_emails: list[str] = Field(default_factory=list, description="接受反映的邮箱")
    sections_order: list[Key] = Field(default_factory=list, description="有内容的栏目")
    sections_missing: list[Key] = Field(default_factory=list, description="没有内容的栏目")
    facts: parts.Facts | None = Field(None, description="只供核验、不公开的情况")


@cache
def schema(address: str = "") -> dict[str, Any]:
    """Return the schema as JSON data; ``address`` is where it is published."""
    made = Whole.model_json_schema(schema_generator=_Plain)
    head: dict[str, Any] = {"$schema": DIALECT}
    if address:
        head["$id"] = address
    head |= {"title": TITLE, "description": ABOUT}
    made["patternProperties"] = {"^[_$]": {}}
    return head | {key: value for key, value in made.items() if key not in head}


def to_bytes(address: str = "") -> bytes:
    """Return the schema as the file that is published."""
    return (json.dumps(schema(address), ensure_ascii=False, indent=1) + "\n").encode()


class _Plain(GenerateJsonSchema):
    """Without the titles that repeat a property's name, and without docstrings for programmers."""

    def generate(self, schema: Any, mode: Any = "validation") -> dict[str, Any]:
        made = super().generate(schema, mode)
        for described in (made, *made.get("$defs", {}).values()):
            described.pop("description", None)
            described.pop("title", None)
            for one in described.get("properties", {}).values():
                for key in NOISE:
                    one.pop(key, None)
                _joined(one)
        return made


def _joined(one: dict[str, Any]) -> None:
    """Write a choice of plain types as one list of types."""
    options = one.get("anyOf", [])
    if options and all(set(option) == {"type"} for option in options):
        one["type"] = [option["type"] for option in one.pop("anyOf")]
