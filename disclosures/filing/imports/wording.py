"""The words of an import: its state, how sure a reading is, what became of what was taken."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.enums import ImportState
from disclosures.importing.imported import Sureness
from disclosures.models import Import

SURE = {
    Sureness.HIGH: (gettext_lazy("读得清楚"), "good"),
    Sureness.MEDIUM: (gettext_lazy("大体清楚，请核对"), "warn"),
    Sureness.LOW: (gettext_lazy("没有把握，请逐项核对"), "bad"),
}
"""How sure a reading is, as word and tone."""

TAKEN = (gettext_lazy("已采用"), "good")
STATES = {
    ImportState.QUEUED: (gettext_lazy("正在读取"), "info"),
    ImportState.READY: (gettext_lazy("等您核对"), "warn"),
    ImportState.FAILED: (gettext_lazy("没有读出来"), "bad"),
    ImportState.DISCARDED: (gettext_lazy("没有采用"), "neutral"),
}
"""Where an import stands, as word and tone."""

ACTIONS = {
    ImportState.QUEUED: gettext_lazy("看进度"),
    ImportState.READY: gettext_lazy("核对并采用"),
    ImportState.FAILED: gettext_lazy("看原因"),
}
"""What the list of imports offers."""


def sure(how: str) -> tuple[str, str]:
    """Return word and tone of a sureness."""
    word, tone = SURE[Sureness(how)]
    return str(word), tone


def state(brought: Import) -> tuple[str, str]:
    """Return word and tone of an import's state; what was taken says so."""
    word, tone = TAKEN if brought.taken else STATES[ImportState(brought.state)]
    return str(word), tone


def size(count: int) -> str:
    """Write a number of bytes (``35 KB``, ``1.2 MB``); empty for none."""
    if count >= 1024 * 1024:
        return f"{count / 1024 / 1024:.1f} MB"
    return f"{max(1, round(count / 1024))} KB" if count else ""


def adopted(titles: Iterable[str]) -> str:
    """Say which sections were taken."""
    names = list(titles)
    sentence = _("采用了%(count)d个栏目：%(names)s。请打开看一遍，改掉不对的地方。")
    return sentence % {"count": len(names), "names": "；".join(names)}


def onward(after: Import) -> str:
    """Say which of the files that were brought is looked at next."""
    if after.state == ImportState.READY:
        return _("接着核对下一份：“%s”。") % after.name
    return _("接着看下一份：“%s”。") % after.name


def summary(sections: int, replacing: int) -> str:
    """Say what taking over would do; the page's script says the same (``proposals.js``)."""
    if not sections:
        return _("还没有勾选要采用的栏目")
    if not replacing:
        return _("将采用%d个栏目，不会替换已填的内容") % sections
    return _("将采用%(sections)d个栏目，%(replacing)d处会替换或删去已填的内容") % {
        "sections": sections,
        "replacing": replacing,
    }


def left(brought: Import) -> str:
    """Say what became of an import that is not wanted; of some, a part was taken in another window."""
    if brought.taken:
        return _("“%s”已经收起。先前采用的内容还在填报里，没有变。") % brought.name
    return _("“%s”没有采用，填报里的内容没有变。") % brought.name


def put_away(brought: Import) -> str:
    """Say why an import that was put away shows nothing any more."""
    if brought.taken:
        return _("“%s”采用以后已经收起。需要的话请再上传一次。") % brought.name
    return _("“%s”没有采用，已经收起。需要的话请再上传一次。") % brought.name
