"""Rule texts beside last year's: article by article."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from reviews.domain.comparison import Kind
from reviews.pages.last_year.parts import Both, Compared, items


def rules(both: Both) -> Compared:
    """Say how many articles were changed, and show them."""
    period = both.before.period
    if not getattr(both.old, "text", ""):
        return Compared(period, _("去年没有公开这个栏目的内容。"))
    text = f"{both.key}.text"
    articles = [one for one in both.changes if one.path == text or one.path.startswith(f"{text}#")]
    if not both.changes:
        return Compared(period, _("与去年公开的一致。"), same=True)
    if not articles:
        return Compared(period, _("条文与去年公开的一致。"), same=True, items=items(both.changes))
    return Compared(period, _counted([one.kind for one in articles]), items=items(both.changes))


def _counted(kinds: list[Kind]) -> str:
    found = Counter(kinds)
    words = [
        (_("改了 %d 条"), Kind.CHANGED),
        (_("新增 %d 条"), Kind.ADDED),
        (_("删去 %d 条"), Kind.REMOVED),
    ]
    said = [text % found[kind] for text, kind in words if found[kind]]
    return _("与去年公开的相比：%s。") % _("，").join(said or [_("次序有变")])
