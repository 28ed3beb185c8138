"""Verdicts in the reviewer's words; the words of a filing's state are in `disclosures.wording`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from disclosures.wording import Word
from reviews.enums import VerdictKind

VERDICTS = {
    VerdictKind.APPROVED: Word(_("认可"), "good"),
    VerdictKind.FLAGGED: Word(_("有问题"), "bad"),
    None: Word(_("未审"), ""),
}

MOVING = (
    ("j", _("下一栏目")),
    ("k", _("上一栏目")),
    ("n", _("下一个没有结论的栏目")),
    ("s", _("对照学校提交的原件")),
    ("g", _("下一份等待审核的填报")),
)
WRITING = (
    ("a", _("认可本栏目")),
    ("f", _("提出问题；再按数字选常用语，Ctrl+Enter 保存")),
    ("u", _("撤销自己的上一步")),
    ("c", _("一并认可没有核验问题的栏目")),
    ("d", _("作出结论")),
)


def keys(*, writing: bool) -> list[dict[str, object]]:
    """Return what the keyboard does at the desk, for the help."""
    words = WRITING + MOVING if writing else MOVING
    return [{"key": key, "label": label} for key, label in words]
