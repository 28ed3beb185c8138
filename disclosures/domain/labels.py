"""How a place is called in a letter: ``roster[13].rank`` is 第14行（张三）成绩排名, ``charter.text#第十二条`` 第十二条."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.content import Disclosure
from disclosures.domain import paths

FIELDS: dict[str, Any] = {
    "answer": gettext_lazy("结论"),
    "number": gettext_lazy("备注中的数字"),
    "date": gettext_lazy("日期"),
    "date_end": gettext_lazy("结束日期"),
    "note": gettext_lazy("备注"),
    "notes": gettext_lazy("备注"),
    "reason": gettext_lazy("原因"),
    "remedy_date": gettext_lazy("整改日期"),
    "students": gettext_lazy("学生人数"),
    "campuses": gettext_lazy("校区"),
    "staff_grounds": gettext_lazy("超过40人的理由"),
    "trainings": gettext_lazy("培训"),
    "appraisals": gettext_lazy("述职评议"),
    "term": gettext_lazy("学期"),
    "remark": gettext_lazy("说明"),
    "survey": gettext_lazy("满意度调研"),
    "sample": gettext_lazy("样本"),
    "result": gettext_lazy("结果"),
    "branch_secretary": gettext_lazy("团支部书记"),
    "counts": gettext_lazy("符合标准数量"),
    "total": gettext_lazy("二级学生会组织总数"),
    "title": gettext_lazy("标题"),
    "text": gettext_lazy("正文"),
    "adopted": gettext_lazy("通过日期"),
    "adopted_by": gettext_lazy("通过机构"),
    "chart": gettext_lazy("组织架构图"),
    "chart_text": gettext_lazy("架构图的文字说明"),
    "name": gettext_lazy("姓名"),
    "headcount": gettext_lazy("人数"),
    "duties": gettext_lazy("主要职责"),
    "post": gettext_lazy("职务"),
    "department": gettext_lazy("所属部门"),
    "political_status": gettext_lazy("政治面貌"),
    "faculty": gettext_lazy("院系"),
    "grade": gettext_lazy("年级"),
    "rank": gettext_lazy("成绩排名"),
    "rank_basis": gettext_lazy("排名范围"),
    "failed_courses": gettext_lazy("课业不及格情况"),
    "from_faculty_union": gettext_lazy("是否来自院系学生会"),
    "experience": gettext_lazy("学生工作经历"),
    "ordinal": gettext_lazy("届次"),
    "place": gettext_lazy("地点"),
    "delegates": gettext_lazy("代表人数"),
    "delegates_without_post": gettext_lazy("未任学生会职务的代表人数"),
    "candidates": gettext_lazy("候选人数"),
    "seats": gettext_lazy("应选名额"),
    "elected": gettext_lazy("当选人数"),
    "delegations": gettext_lazy("代表团"),
    "count": gettext_lazy("人数"),
    "agenda": gettext_lazy("议程"),
    "links": gettext_lazy("链接"),
    "pictures": gettext_lazy("图片"),
    "attachment": gettext_lazy("图片文件"),
    "alt": gettext_lazy("图片的文字说明"),
    "category": gettext_lazy("类别"),
    "full_time": gettext_lazy("是否专职团干部"),
    "staff": gettext_lazy("工作人员人数"),
    "presidium": gettext_lazy("主席团人数"),
}
_NAMED = {
    "departments": gettext_lazy("机构名称"),
    "second_level": gettext_lazy("组织名称"),
    "congress": gettext_lazy("代表团名称"),
}


def label(path: str, disclosure: Disclosure, numbers: dict[str, str] | None = None) -> str:
    """Return the place's name for people, without the section's title (整个栏目 for the section itself).

    ``numbers`` gives the printed number of each indicator and second-level item by its id;
    ids that are not in it are shown by the number that they carry.
    """
    section, steps = paths.split(path)
    if not steps:
        return _("整个栏目")
    if "#" in path:
        return _article(path, disclosure)
    parts: list[str] = []
    for position, step in enumerate(steps):
        above = steps[:position]
        parts.append(
            _row(section, above, step, disclosure)
            if isinstance(step, int)
            else _name(section, step, numbers or {})
        )
    return _("、").join(parts)


def _article(path: str, disclosure: Disclosure) -> str:
    """Return the place in the words of the text; first words where it is a paragraph without a number."""
    name = path.partition("#")[2]
    if not paths.exists(disclosure, path):
        return name
    found = paths.article_at(disclosure, path)
    return found.label if found.name == name else name


def _row(section: str, above: tuple[paths.Step, ...], number: int, disclosure: Disclosure) -> str:
    head = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in above)
    called = ""
    if paths.exists(disclosure, where := f"{section}{head}[{number}]"):
        row = paths.value_at(disclosure, where)
        called = getattr(row, "category", "") or getattr(row, "name", "")
    text = _("第 %d 行") % (number + 1)
    return f"{text}（{called}）" if called else text


def _name(section: str, step: str, numbers: dict[str, str]) -> str:
    if match := re.fullmatch(r"([is])(\d\d)", step):
        number = numbers.get(step, str(int(match[2])))
        return (_("指标 %s") if match[1] == "i" else _("项目 %s")) % number
    if step == "name" and section in _NAMED:
        return str(_NAMED[section])
    return str(FIELDS.get(step, step))
