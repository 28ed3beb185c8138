"""The answers in Chinese: what it is, what that means, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from disclosures.publication.verifying.judgement import Judgement

TONES = {
    "genuine": "good",
    "superseded": "warn",
    "withdrawn": "bad",
    "altered": "bad",
    "unknown": "warn",
}


def title(judged: Judgement) -> str:
    """Return the answer in one line."""
    if judged.kind == "altered":
        return _altered_title(judged)
    return {
        "genuine": _("是公开的原件，而且是现行版本。"),
        "superseded": _("是公开过的原件，但已有新版本。"),
        "withdrawn": _("是公开过的原件，但已经撤下。"),
        "unknown": _("没有查到这份文件。"),
    }[judged.kind]


def _altered_title(judged: Judgement) -> str:
    return {
        "stripped": _("不是公开的原件：数字签名被去掉了。"),
        "broken": _("不是公开的原件：签名以后被改动过。"),
    }.get(judged.why, _("不是公开的原件。"))


def meaning(judged: Judgement) -> str:
    """Return what the answer means."""
    return _meaning(judged) + _standing(judged)


def _meaning(judged: Judgement) -> str:
    return {
        "same": lambda: _same(judged),
        "stripped": lambda: _(
            "内容与原件相同，但原件带有数字签名，这一份没有，无法证明它由谁、在什么时候公开。"
        ),
        "broken": lambda: _(
            "文件里的数字签名与文件对不上：签名以后，内容或文件的其他部分被改动过，也可能在传输中损坏。"
        ),
        "foreign": lambda: _(
            "它写着本站的验证码，也有数字签名，但签名人是“%s”，不是本站。"
        ) % (judged.signed.subject if judged.signed else ""),
        "claimed": lambda: _(
            "它写明是下面这份公开材料，但与公开的文件不一致：可能只是另存、打印成 PDF 或转换过格式，也可能被改动过内容。"
        ),
        "ours": lambda: _(
            "它带有本站的数字签名，签名以后没有改动，但公开目录里没有它。没有公开的文件不能作为公开材料引用。"
        ),
        "unread": lambda: _(
            "它与本站公开的任何一份文件都不一致；文件损坏或太复杂，没能读出里面的验证码。"
        ),
        "nothing": lambda: _(
            "它与本站公开的任何一份文件都不一致，里面也没有本站的验证码。"
        ),
    }[judged.why]()  # fmt: skip


def _same(judged: Judgement) -> str:
    exact = _("这份文件与本站公开的文件完全一致，一个字节也没有改动。")
    if judged.counted:
        return exact + _(
            "它是较早生成的文件：名单的公开期限已满，现在公开的文件不再逐人公开，只列出人数。"
        )
    if not judged.earlier:
        return exact
    return exact + _(
        "它是较早生成的文件，后来重新生成过（版式、签名或文件格式），公开的内容没有变。"
    )


def _standing(judged: Judgement) -> str:
    """Return how the publication stands today, where it is not simply the present one."""
    entry = judged.entry
    if entry is None or judged.publication is None:
        return ""
    if judged.down:
        reason = judged.down.reason.rstrip("。")
        told = _("审核单位已于%(day)s撤下这份公开材料。") % {"day": day_of(judged.down.at)}
        return told + (_("原因：%s。") % reason if reason else "")
    if judged.state == "superseded":
        return _("手里的是第%(old)d版，%(day)s起已由第%(new)d版代替。") % {
            "old": judged.publication.version,
            "new": entry.publication.version,
            "day": day_of(entry.published_at),
        }
    return ""


def advice(judged: Judgement) -> str:
    """Return what to do."""
    if judged.state == "withdrawn":
        ask = _("有疑问，请向审核单位询问。")
        return _("请不要再引用或转发。") + (_present(judged) if judged.newer else ask)
    if judged.counted:
        return _("请引用现在公开的文件，不要再转发带名单的这一份。")
    if judged.kind == "genuine":
        return _("可以放心引用。")
    if judged.newer:
        return _present(judged)
    if judged.publication is not None:
        return _("请打开下面的原件，以原件为准；不要只凭手里这一份下结论。")
    return _of_no_publication(judged)


def _present(judged: Judgement) -> str:
    return _("引用时请以现行的第%d版为准。") % judged.newer


def _of_no_publication(judged: Judgement) -> str:
    if judged.kind == "altered":
        return _("请不要引用。可以在首页按学校名称找到公开的原件。")
    return _(
        "请不要把它当作公开的原件。如果它是扫描件、照片，或者转存过的文件，请用最后一页的验证码核对；也可以在首页按学校名称查找。"
    )


def day_of(moment: datetime) -> str:
    """A moment's day in Chinese time: ``2025年11月3日``."""
    local = localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日"
