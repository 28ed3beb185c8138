"""What the page of an import shows that is not read yet, or could not be read."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import imports
from disclosures.filing.loading import Desk
from disclosures.models import Import


def waiting(desk: Desk, brought: Import) -> dict[str, Any]:
    """Return the page's context: the progress of a waiting import, or why it failed."""
    others = desk.filing.imports.exclude(pk=brought.pk).filter(state="queued")
    return {
        **desk.frame(_("读取材料")),
        "brought": brought,
        "progress": progress(desk, brought) if brought.waiting else {"sentence": _("已经读完。")},
        "others": others,
    }


def progress(desk: Desk, brought: Import) -> dict[str, Any]:
    """Return the parameters of the progress component."""
    far = imports.progress(brought)
    if far.given_up:
        return {"sentence": _("读取没有完成。请放弃后再上传一次；还是不行，请联系学联秘书处。")}
    sentence = _("正在读取“%(name)s”%(note)s") % {
        "name": brought.name,
        "note": f"：{far.note}" if far.note else "……",
    }
    poll = reverse("filing:import_progress", args=(desk.filing.pk, brought.pk))
    return {"sentence": sentence, "value": far.percent, "maximum": 100, "poll_url": poll}
