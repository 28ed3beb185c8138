"""Sentences of this application's events."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.domain import telling
from portal.domain.telling import Data
from portal.enums import Role

LABELS = {
    "account.choices": gettext_lazy("修改邮箱和邮件通知"),
    "account.help": gettext_lazy("帮助无法登录的人"),
    "account.log_in": gettext_lazy("登录"),
    "account.log_in_failed": gettext_lazy("登录失败"),
    "account.log_out": gettext_lazy("退出登录"),
    "account.name": gettext_lazy("更正姓名"),
    "account.password": gettext_lazy("修改密码"),
    "account.role": gettext_lazy("切换身份"),
    "account.second_factor": gettext_lazy("第二重验证有变动"),
    "account.session_ended": gettext_lazy("结束登录会话"),
    "college.correct": gettext_lazy("修改高校信息"),
    "college.create": gettext_lazy("添加高校"),
    "federation.create": gettext_lazy("添加学联"),
    "identity.link": gettext_lazy("绑定校园账号"),
    "identity.unlink": gettext_lazy("解除校园账号绑定"),
    "job.retry": gettext_lazy("重试后台任务"),
    "log.export": gettext_lazy("导出日志"),
    "member.accept": gettext_lazy("接受邀请，成为成员"),
    "member.add": gettext_lazy("添加成员"),
    "member.hand_over": gettext_lazy("交接工作"),
    "member.invite": gettext_lazy("邀请成员"),
    "member.link": gettext_lazy("给成员发重设密码的链接"),
    "member.remove": gettext_lazy("移除成员"),
    "member.revoke": gettext_lazy("收回邀请"),
    "message.resend": gettext_lazy("重发消息"),
    "roster.view": gettext_lazy("查看名单"),
}
FIELDS = {
    "name": gettext_lazy("名称"),
    "city": gettext_lazy("所在地"),
    "federation": gettext_lazy("审核学联"),
    "kinds": gettext_lazy("组织"),
    "email": gettext_lazy("邮箱"),
    "unmailed": gettext_lazy("不发邮件的种类"),
    "full_name": gettext_lazy("姓名"),
    "role": gettext_lazy("角色"),
}


def _role(data: Data) -> str:
    return str(Role(data["role"]).label)


def _second_factor(data: Data) -> str:
    said = " ".join(str(HOW.get(str(data[key]), data[key])) for key in ("what", "did"))
    return "，".join(part for part in (said, str(data.get("reason") or "")) if part)


def _how(data: Data) -> str:
    return str(HOW.get(str(data["how"]), data["how"]))


def _looked(data: Data) -> str:
    page, _space, section = data["what"].partition(" ")
    said = str(PAGES.get(page, page))
    if section:
        said = _("%(page)s（%(section)s）") % {"page": said, "section": telling.field(section)}
    if filings := data.get("filings"):
        said = _("%(page)s，%(count)d份填报") % {"page": said, "count": len(filings)}
    return said


def _exported(data: Data) -> str:
    return _("%(rows)d条，%(format)s") % {"rows": data["rows"], "format": data["format"].upper()}


PAGES = {
    "review:read": gettext_lazy("审核概览"),
    "review:section": gettext_lazy("审核栏目"),
    "review:source": gettext_lazy("对照原件"),
    "review:preview": gettext_lazy("公开效果预览"),
    "review:compare": gettext_lazy("对照两次提交"),
    "review:decide": gettext_lazy("作出结论"),
    "review:done": gettext_lazy("结论之后"),
    "review:letter": gettext_lazy("退回函"),
    "review:letter_pdf": gettext_lazy("退回函 PDF"),
    "review:correct": gettext_lazy("更正退回函"),
    "review:download": gettext_lazy("下载"),
    "review:reading_copy": gettext_lazy("审阅稿"),
    "review:reading_copy_file": gettext_lazy("审阅稿 PDF"),
    "review:blind": gettext_lazy("独立审阅"),
    "review:blind_section": gettext_lazy("独立审阅栏目"),
    "review:bulk_rule": gettext_lazy("一并办理"),
    "review:presence": gettext_lazy("审核页面"),
    "filing:import_file": gettext_lazy("下载导入的原件"),
    "filing:import_look": gettext_lazy("查看导入的原件"),
    "filing:waiting": gettext_lazy("待公开的页面"),
    "filing:waiting_file": gettext_lazy("待公开的文件"),
}
"""Addresses by name, as the log calls the page on which names were seen."""

HOW = {
    "password": gettext_lazy("密码"),
    "passkey": gettext_lazy("通行密钥"),
    "webauthn": gettext_lazy("通行密钥"),
    "totp": gettext_lazy("验证器应用"),
    "recovery_codes": gettext_lazy("恢复码"),
    "all": gettext_lazy("全部"),
    "link": gettext_lazy("重设密码的链接"),
    "oidc": gettext_lazy("统一身份认证（OIDC）"),
    "cas": gettext_lazy("统一身份认证（CAS）"),
    "invitation": gettext_lazy("邀请"),
    "added": gettext_lazy("启用"),
    "removed": gettext_lazy("停用"),
    "renamed": gettext_lazy("改名"),
    "made": gettext_lazy("重新生成"),
    "used": gettext_lazy("用过"),
}
"""Ways to log in and what happened to them, as the log calls them; others are shown as they are."""

DETAILS = {
    "account.log_in": _how,
    "account.second_factor": _second_factor,
    "log.export": _exported,
    "member.accept": _role,
    "member.add": _role,
    "member.invite": _role,
    "member.remove": _role,
    "roster.view": _looked,
}


def register() -> None:
    """Called once at the start."""
    roles = {role.value: role.label for role in Role}
    telling.register(LABELS, details=DETAILS, fields=FIELDS, values=roles)
