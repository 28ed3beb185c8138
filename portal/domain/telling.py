"""Events in plain Chinese: each application registers a sentence for each of its actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.models import Event

Data = Mapping[str, Any]
Detail = Callable[[Data], str]

_labels: dict[str, str | Promise] = {}
_details: dict[str, Detail] = {}
_fields: dict[str, str | Promise] = {}
_values: dict[str, str | Promise] = {}


def register(
    labels: Mapping[str, str | Promise],
    *,
    details: Mapping[str, Detail] | None = None,
    fields: Mapping[str, str | Promise] | None = None,
    values: Mapping[str, str | Promise] | None = None,
) -> None:
    """Add what actions are called, what else is said of some, and names of fields and of coded values."""
    _labels.update(labels)
    _details.update(details or {})
    _fields.update(fields or {})
    _values.update(values or {})


def known() -> dict[str, str | Promise]:
    """Return every action that has a sentence, with its label."""
    return dict(_labels)


def label(action: str) -> str:
    """Return what an action is called; the code itself for one that is no longer in use."""
    return str(_labels.get(action, action))


def sentence(event: Event) -> str:
    """Return what happened: the label, what is particular, and old → new where something was changed."""
    return "：".join(part for part in (label(event.action), note(event)) if part)


def note(event: Event) -> str:
    """Return what stands beside the label; "" where there is nothing to add."""
    data = event.data if isinstance(event.data, dict) else {}
    detail = _details.get(event.action)
    said = [_careful(detail, data)] if detail else []
    changed = data.get("changes")
    said += changes(changed) if isinstance(changed, dict) else []
    return "；".join(part for part in said if part)


def changes(changed: Mapping[str, Any]) -> list[str]:
    """Return “field old → new” for each field (`portal.domain.audit.changes`)."""
    return [
        _("%(field)s %(old)s → %(new)s")
        % {"field": field(key), "old": value(pair[0]), "new": value(pair[1])}
        for key, pair in changed.items()
        if isinstance(pair, list) and len(pair) == 2  # noqa: PLR2004 - old and new
    ]


def field(key: str) -> str:
    """Return what a field is called; the key itself where nobody said."""
    return str(_fields.get(key, key))


def value(given: Any) -> str:
    """Return a kept value as people read it."""
    if given is None or given in ("", [], {}):
        return _("（空）")
    if isinstance(given, bool):
        return _("是") if given else _("否")
    if isinstance(given, list):
        return "、".join(value(one) for one in given)
    if isinstance(given, dict):
        return "、".join(f"{field(key)} {value(one)}" for key, one in given.items())
    return str(_values.get(str(given), given))


def _careful(detail: Detail, data: Data) -> str:
    """An event of former years may lack what today's sentence says: then nothing is added."""
    try:
        return detail(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return ""
