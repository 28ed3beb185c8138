"""Section keys and their typed content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext as _
from pydantic import ValidationError

from disclosures.content import Content, Disclosure
from disclosures.domain.refused import Refused

ROWS = 150
"""Most rows that a table may have."""
TEXT = 200_000
"""Most characters of one text."""
SECTION = 400_000
"""Most characters of one section altogether."""


def content_class(key: str) -> type[Content]:
    """Return the content class of section ``key``; KeyError where there is no such section."""
    return cast("type[Content]", Disclosure.model_fields[key].annotation)


def parse(key: str, raw: Mapping[str, Any]) -> Content:
    """Read what a form or an import gives for section ``key``.

    NUL characters (nobody types them, PostgreSQL cannot keep them) are dropped. Raises
    ``Refused`` where the shape is wrong or a cap is exceeded.
    """
    try:
        content = content_class(key).model_validate(without_nul(dict(raw)))
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise Refused(
            _("“%(where)s”这一项读不懂，没有保存。请刷新页面后再试。") % {"where": where}
        ) from problem
    check_caps(content.model_dump())
    return content


def without_nul(value: Any) -> Any:
    """Drop NUL characters from every text inside ``value``."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, Mapping):
        return {without_nul(key): without_nul(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_nul(item) for item in value]
    return value


def check_caps(value: Any) -> None:
    """Raise ``Refused`` where a table, a text or the whole section is larger than the portal takes."""
    if measure(value) > SECTION:
        raise Refused(
            _("这一栏目一共最多%(most)s字，现在超出了，没有保存。请删减后再保存。")
            % {"most": SECTION}
        )


def measure(value: Any) -> int:
    """Count the characters inside ``value``, refusing a table or text over its own cap on the way."""
    if isinstance(value, str):
        if len(value) > TEXT:
            raise Refused(
                _("一段文字最多%(most)s字，现在有%(have)s字，没有保存。请删减后再保存。")
                % {"most": TEXT, "have": len(value)}
            )
        return len(value)
    if isinstance(value, Mapping):
        return sum(measure(item) for item in value.values())
    if isinstance(value, list | tuple):
        if len(value) > ROWS:
            raise Refused(
                _("表格最多%(most)s行，现在有%(have)s行，没有保存。请删减后再保存。")
                % {"most": ROWS, "have": len(value)}
            )
        return sum(measure(item) for item in value)
    return 0
