"""The lead's page of a cycle's day, in words: what it means, who waits, what would become public."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from disclosures import wording
from disclosures.domain import release_outlook
from disclosures.domain.release_outlook import Outlook
from disclosures.domain.released import held_back
from disclosures.models import Cycle
from portal.access import Actor

PAGE_SIZE = 50
NOW, CANCEL = "now", "cancel"


@dataclass
class ReleasePage:
    """How a cycle stands before its day. ``sure``: what the lead pressed once and is asked again."""

    actor: Actor
    cycle: Cycle
    number: str | None = None
    sure: str = ""

    @cached_property
    def outlook(self) -> Outlook:
        """The numbers."""
        return release_outlook.outlook(self.actor, self.cycle)

    @property
    def held(self) -> bool:
        """Whether the day is still to come."""
        return held_back(self.cycle)

    @property
    def asks_now(self) -> bool:
        """Whether to ask once more before everything becomes public."""
        return self.held and self.sure == NOW

    @property
    def asks_cancel(self) -> bool:
        """Whether to ask once more before the day is given up."""
        return self.held and self.sure == CANCEL

    @cached_property
    def waiting(self) -> Page[Any]:
        """A page of those that wait."""
        rows = release_outlook.waiting(self.actor, self.cycle)
        return Paginator(rows, PAGE_SIZE).get_page(self.number)

    @property
    def sentence(self) -> str:
        """What the day means now."""
        at = self.cycle.release_at
        if at is None:
            return _("没有定统一公开的时间：每一份通过审核、生成文件后随即公开。")
        if self.held:
            return _(
                "%s统一公开。在那以前通过的，公众看不到，也查不到；到时全部同时公开，此后通过的随到随公开。"
            ) % wording.moment_of(at)
        return _("统一公开的时间（%s）已到：此后通过的随到随公开。") % wording.moment_of(at)

    @property
    def stats(self) -> list[dict[str, object]]:
        """The figures in a row."""
        found = self.outlook
        shown = [
            {"figure": found.ready, "label": _("已通过，文件已生成")},
            {"figure": found.baking, "label": _("已通过，正在生成文件")},
            {"figure": found.reviewing, "label": _("待审核和审核中")},
            {"figure": found.returned, "label": _("退回修改中")},
            {"figure": found.drafts + found.not_started, "label": _("填报中和未开始")},
            {"figure": found.public, "label": _("已公开")},
        ]
        seldom = ((found.failed, _("生成文件没有成功")), (found.withdrawn, _("已撤下")))
        return shown + [{"figure": figure, "label": label} for figure, label in seldom if figure]

    @property
    def means(self) -> list[str]:
        """What happens when everything becomes public now, one sentence each."""
        found = self.outlook
        sentences = [
            _("文件已经生成的%d份立即同时公开，学校会收到消息。") % found.ready,
            _("还没有通过的，以后通过一份公开一份。"),
            _("公开以后不能收回，只能更正，或者逐份撤下。"),
        ]
        if found.baking:
            sentences.insert(1, _("正在生成文件的%d份，生成以后随即公开。") % found.baking)
        return sentences


def state_of(filing: Any) -> tuple[str, str]:
    """Return word and tone of how far the files of one that waits are."""
    if filing.files:
        return _("已生成"), "good"
    if filing.failed:
        return _("没有成功，请联系运维"), "bad"
    return _("正在生成"), "info"
