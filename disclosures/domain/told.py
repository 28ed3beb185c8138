"""Sentences of this application's events."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.enums import ImportSource, RenderReason
from portal.domain import telling
from portal.domain.telling import Data, value

LABELS = {
    "cycle.change": gettext_lazy("修改填报周期"),
    "cycle.exported": gettext_lazy("下载统计表"),
    "cycle.extend": gettext_lazy("给予延期"),
    "cycle.open": gettext_lazy("开始填报周期"),
    "cycle.released": gettext_lazy("到期统一公开"),
    "cycle.remind": gettext_lazy("发出催办提醒"),
    "cycle.rule": gettext_lazy("调整核验规则"),
    "edition.change": gettext_lazy("修改年度表式草稿"),
    "edition.clone": gettext_lazy("新建年度表式草稿"),
    "edition.delete": gettext_lazy("删除年度表式草稿"),
    "edition.open": gettext_lazy("启用年度表式"),
    "erasure.confirmed": gettext_lazy("确认删除申请人的身份"),
    "erasure.done": gettext_lazy("按申请隐去姓名"),
    "erasure.granted": gettext_lazy("同意删除申请"),
    "erasure.received": gettext_lazy("收到删除申请"),
    "erasure.refused": gettext_lazy("不同意删除申请"),
    "filing.amend_return": gettext_lazy("更正退回函"),
    "filing.approve": gettext_lazy("审核通过"),
    "filing.correct": gettext_lazy("要求更正已公开的内容"),
    "filing.drop": gettext_lazy("取消更正"),
    "filing.edit": gettext_lazy("填写"),
    "filing.explain": gettext_lazy("填写说明"),
    "filing.exported": gettext_lazy("下载填报内容"),
    "filing.give_up": gettext_lazy("不再要求更正"),
    "filing.load": gettext_lazy("从文件载入内容"),
    "filing.open": gettext_lazy("开始审核"),
    "filing.picture": gettext_lazy("上传图片"),
    "filing.pledge": gettext_lazy("上传承诺书"),
    "filing.publish": gettext_lazy("公开"),
    "filing.pull_back": gettext_lazy("撤回提交"),
    "filing.reopen": gettext_lazy("申请更正公开的内容"),
    "filing.return": gettext_lazy("退回修改"),
    "filing.start": gettext_lazy("开始填报"),
    "filing.submit": gettext_lazy("提交"),
    "import.accept": gettext_lazy("采用导入的内容"),
    "import.add": gettext_lazy("上传要导入的材料"),
    "import.discard": gettext_lazy("放弃导入的材料"),
    "person.export": gettext_lazy("导出一个人的个人信息"),
    "publication.rendered": gettext_lazy("重新生成公开文件"),
    "publication.withdraw": gettext_lazy("撤下公开材料"),
    "render.done": gettext_lazy("批量重新生成完成"),
    "render.pause": gettext_lazy("暂停批量重新生成"),
    "render.resume": gettext_lazy("继续批量重新生成"),
    "render.retry": gettext_lazy("重试没有成功的重新生成"),
    "render.start": gettext_lazy("开始批量重新生成"),
    "render.stop": gettext_lazy("停止批量重新生成"),
    "results.released": gettext_lazy("公布结果"),
    "results.withdrawn": gettext_lazy("撤回公布的结果"),
    "retention.applied": gettext_lazy("名单到期，改为人数"),
    "retention.ordered": gettext_lazy("安排名单到期处理"),
}
FIELDS = {
    "opens": gettext_lazy("开始日期"),
    "due": gettext_lazy("提交期限"),
    "closes": gettext_lazy("关闭日期"),
    "federation_email": gettext_lazy("省级学联邮箱"),
    "national_email": gettext_lazy("全国学联邮箱"),
    "name_policy": gettext_lazy("姓名怎样公开"),
    "rank_policy": gettext_lazy("成绩排名怎样公开"),
    "noindex": gettext_lazy("不让搜索引擎收录"),
    "second_reader": gettext_lazy("两人审核"),
    "blind_share": gettext_lazy("独立审阅的比例"),
    "objections_shown": gettext_lazy("公示情况反映"),
    "reminders": gettext_lazy("催办提醒"),
    "release_at": gettext_lazy("统一公开时间"),
    "pledge": gettext_lazy("要求承诺书"),
    "retention_years": gettext_lazy("名单公开几年"),
    "until": gettext_lazy("延期到"),
    "effect": gettext_lazy("怎样核验"),
    "reason": gettext_lazy("理由"),
    "off": gettext_lazy("停用"),
    "severity": gettext_lazy("级别"),
    "roster": gettext_lazy("工作人员名单"),
    "indicators": gettext_lazy("改革指标"),
    "second_level": gettext_lazy("二级组织"),
    "charter": gettext_lazy("章程"),
    "departments": gettext_lazy("组织架构"),
    "congress": gettext_lazy("代表大会"),
    "responsible": gettext_lazy("责任人"),
    "candidate_rules": gettext_lazy("候选人规则"),
    "election_rules": gettext_lazy("选举办法"),
    "delegate_rules": gettext_lazy("代表产生办法"),
    "appraisal_rules": gettext_lazy("述职评议办法"),
    "party_guidance": gettext_lazy("党的领导和团的指导"),
}
FORMATS = {"word": "Word", "excel": "Excel", "csv": gettext_lazy("名单 CSV"), "json": "JSON"}


def sections(keys: object) -> str:
    """Return sections by name."""
    return "、".join(
        telling.field(str(key)) for key in (keys if isinstance(keys, list | dict) else ())
    )


def _submitted(data: Data) -> str:
    said = _("第%(ordinal)s次提交，回执编号 %(number)s") % data
    if "sections" not in data:
        return said
    changed = sections(data["sections"])
    return (
        _("%(said)s，比上次改了：%(changed)s") % {"said": said, "changed": changed}
        if changed
        else said
    )


def _due(data: Data) -> str:
    said = _("请在%s前改好后再次提交") % data["due"] if data.get("due") else ""
    return "，".join(part for part in ((data.get("reason") or "").rstrip("。"), said) if part)


def _extended(data: Data) -> str:
    before = data.get("before")
    return _("延期到%s") % str(data["until"]) + (_("（原延期到%s）") % before if before else "")


def _taken_home(data: Data) -> str:
    ordinal = data.get("submission")
    state = _("第%d次提交") % ordinal if ordinal else _("草稿")
    return f"{state}，{FORMATS.get(str(data.get('format')), '')}"


def _accepted(data: Data) -> str:
    source = str(ImportSource(data["source"]).label)
    return _("%(source)s，%(count)d个栏目") % {"source": source, "count": len(data["parts"])}


def _brought(data: Data) -> str:
    return str(ImportSource(data["source"]).label)


def _rendered(data: Data) -> str:
    reason = str(RenderReason(data["reason"]).label)
    return _("第%(version)d版，%(reason)s") % {"version": data["version"], "reason": reason}


def _edited(data: Data) -> str:
    said = {"section": telling.field(data["section"]), "from": data["from"], "to": data["to"]}
    return _("%(section)s（第%(from)d稿起）") % said


def _section(data: Data) -> str:
    return telling.field(data["section"])


def _explained(data: Data) -> str:
    return str(data["rule"])


def _rule(data: Data) -> str:
    was, now = value(data.get("old")), value(data.get("new"))
    return _("%(rule)s %(old)s → %(new)s") % {"rule": data["rule"], "old": was, "new": now}


def _withdrawn(data: Data) -> str:
    said = _("第%d版") % data["version"]
    return f"{said}，{data['reason']}" if data.get("reason") else said


def _count(data: Data) -> str:
    return _("%d份") % int(data["count"])


DETAILS = {
    "cycle.extend": _extended,
    "cycle.released": _count,
    "cycle.remind": _count,
    "cycle.rule": _rule,
    "filing.amend_return": _due,
    "filing.correct": _due,
    "filing.edit": _edited,
    "filing.explain": _explained,
    "filing.exported": _taken_home,
    "filing.picture": _section,
    "filing.reopen": _due,
    "filing.return": _due,
    "filing.submit": _submitted,
    "import.accept": _accepted,
    "import.add": _brought,
    "import.discard": _brought,
    "publication.rendered": _rendered,
    "publication.withdraw": _withdrawn,
}


def register() -> None:
    """Called once at the start."""
    telling.register(LABELS, details=DETAILS, fields=FIELDS)
