"""Invented data for the gallery of components. Nobody in it exists."""

from __future__ import annotations

from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.core.paginator import Paginator


class FilterForm(forms.Form):
    """The filters of a queue, unbound."""

    state = forms.ChoiceField(label="状态", choices=[("", "全部"), ("s", "已提交")], required=False)
    q = forms.CharField(label="学校名称", required=False)


class SampleForm(forms.Form):
    """One of each kind of field, with two mistakes."""

    congress = forms.CharField(label="召开日期", help_text="例如 2026 年 5 月 20 日")
    kind = forms.ChoiceField(label="届次类型", choices=[("a", "学生代表大会"), ("b", "全体大会")])
    answer = forms.ChoiceField(
        label="主席团成员不超过 5 人", choices=[("y", "是"), ("n", "否")], widget=forms.RadioSelect
    )
    reason = forms.CharField(label="原因", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    agree = forms.BooleanField(label="以上内容已经核对", required=False)


def form() -> SampleForm:
    """The form as it comes back after a mistake, without answer and date."""
    return SampleForm(data={"kind": "a", "reason": "因校区搬迁推迟"})


def findings() -> list[Thing]:
    """One finding of each severity."""
    return [
        Thing(
            severity="error",
            rule="R13",
            message="名单第 14 行的成绩综合排名写成了“12”，看不出是多少人中的第几名。",
            advice="请写成“名次/人数”，例如 12/86。",
            evidence="文新语　工作人员　12",
            needle="12",
            source="全国学联《改革自评表》第 8 项",
            url="#row-14",
            explain_url="",
            explanation="",
        ),
        Thing(
            severity="contradiction",
            rule="R04",
            message="自评表填写实有 38 人，名单里有 41 人。",
            advice="请改正人数或名单；如果都没有错，请写明原因。",
            evidence="实有 38 人",
            needle="38",
            source="第 3 项",
            url="#i03",
            explain_url="#explain",
            explanation="3 人于 11 月离任，名单尚未更新。",
        ),
        Thing(
            severity="warning",
            rule="R09",
            message="“权益服务部”有 8 人，超过每个部门 6 人的要求。",
            advice="请核对；确有需要的可以保留。",
            evidence="",
            needle="",
            source="",
            url="#d",
            explain_url="",
            explanation="",
        ),
        Thing(
            severity="information",
            rule="R05",
            message="主席团只有 1 人。",
            advice="",
            evidence="",
            needle="",
            source="",
            url="#i04",
            explain_url="",
            explanation="",
        ),
        Thing(
            severity="unchecked",
            rule="R19",
            message="没有填写在校学生人数，无法核验代表是否达到 1%。",
            advice="请在“召开情况”一栏填写学生人数。",
            evidence="",
            needle="",
            source="",
            url="#c",
            explain_url="",
            explanation="",
        ),
    ]


def context(layout: str = "layouts/workspace.html") -> dict[str, Any]:
    """Everything the gallery shows. In: the layout to show it in."""
    names = ["程知远", "陆清禾", "欧阳思齐", "白露"]
    return {
        "layout": layout,
        "missing": [
            Thing(
                where="工作人员名单第3行姓名",
                shown="𰻝",
                codepoint="U+30EDD",
                section="roster",
                advice="请核对是否打错；没有打错的，可以照常提交。",
            )
        ],
        "user": Thing(is_authenticated=True, get_full_name="陈老师", get_username="chen"),
        "organisation_name": "云岭理工大学",
        "role_label": "书记",
        "other_hats": [Thing(membership=Thing(pk=2), place="云岭省学联", roles="审核员")],
        "csrf_token": "x" * 64,
        "nav": [
            Thing(label="填报", url="#", current=True, count=0),
            Thing(label="审核意见", url="#", current=False, count=3),
            Thing(label="成员", url="#", current=False, count=0),
        ],
        "crumbs": [
            Thing(label="首页", url="#"),
            Thing(label="2025–2026 学年", url="#"),
            Thing(label="填报", url=""),
        ],
        "items": [
            Thing(title="一、改革自评表", url="#", status="已完成", status_tone="good", hint=""),
            Thing(
                title="二、《云岭理工大学学生会章程》",
                url="#",
                status="1 处矛盾",
                status_tone="bad",
                hint="第十二条之后直接是第十四条",
            ),
            Thing(
                title="三、校级组织工作机构组织架构表",
                url="#",
                status="填写中",
                status_tone="info",
                hint="",
            ),
            Thing(
                title="四、校级组织工作人员名单",
                url="#",
                status="2 处提醒",
                status_tone="warn",
                hint="",
            ),
            Thing(
                title="五、校级组织主席团成员候选人产生办法",
                url="#",
                status="未开始",
                status_tone="neutral",
                hint="",
            ),
            Thing(
                title="六、校级组织主席团成员选举办法",
                url="",
                status="暂不能填",
                status_tone="",
                hint="",
            ),
        ],
        "form": form(),
        "extra": [Thing(text="名单第 14 行：成绩综合排名请写成“名次/人数”", href="#row-14")],
        "filter_form": FilterForm(),
        "counts": [
            ("error", 1),
            ("contradiction", 1),
            ("warning", 2),
            ("information", 0),
            ("unchecked", 1),
        ],
        "findings": findings(),
        "flags": [
            Thing(
                place="四、名单第 14 行，成绩综合排名",
                reason="数据有误",
                sentence="请核对排名，并附上教务部门的证明。",
                url="#",
                settled=False,
                reply_url="#",
                replies=[
                    Thing(who="陈老师", when="12 月 9 日", text="已向教务处核实，排名为 12/86。")
                ],
            )
        ],
        "caption": "校级组织工作人员名单",
        "columns": [
            Thing(label=text, numeric=text == "成绩综合排名")
            for text in ("姓名", "政治面貌", "所在院系", "年级", "成绩综合排名")
        ],
        "rows": [
            [name, "共青团员", "水利与环境学院", "2023 级", f"{n * 3 + 2}/86"]
            for n, name in enumerate(names)
        ],
        "page": Paginator(range(240), 25).page(4),
        "stats": [
            Thing(figure=12, unit="所", label="高校", url="#"),
            Thing(figure=7, unit="份", label="等待审核", url="#"),
            Thing(figure="3.5", unit="天", label="平均等待", url=""),
        ],
        "events": [
            Thing(
                what="退回修改",
                when="12 月 10 日 09:15",
                who="省学联秘书处",
                note="2 处问题",
                url="#",
                current=True,
            ),
            Thing(
                what="第 1 次提交",
                when="12 月 8 日 14:32",
                who="陈老师",
                note="",
                url="#",
                current=False,
            ),
            Thing(
                what="开始填报", when="11 月 3 日 10:04", who="小周", note="", url="", current=False
            ),
        ],
        "grid": [
            Thing(name="程知远", status="共青团员", rank="3/86", error=""),
            Thing(
                name="陆清禾", status="中共党员", rank="12", error="请写成“名次/人数”，例如 12/86"
            ),
        ],
        "differences": [
            Thing(label="第三条", mine="本会设主席团成员 5 名。", theirs="本会设主席团成员 3 名。")
        ],
        "who": "小周",
        "when": "14:31",
        "revision": 7,
        "reload_url": "#",
        "summary_rows": [
            Thing(key="召开日期", value="2026 年 5 月 20 日", url="#", hint=""),
            Thing(key="应到代表", value=312, url="#", hint="约占学生总数的 1.4%"),
            Thing(key="缺席原因", value="", url="#", hint=""),
        ],
    }
