"""What a page can be asked: its forms, their fields, the names in its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html


@dataclass(frozen=True)
class Field:
    """One field of a form: its name, whether it takes a file, and values that the page offers."""

    name: str
    is_file: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """Where a form goes, how, and with which fields."""

    path: str
    method: str
    fields: tuple[Field, ...]


def forms_of(page: bytes, address: str) -> list[Form]:
    """Return the forms of a page (and, as forms that get, its links with a query)."""
    if b"<" not in page:
        return []
    root = html.fromstring(page)
    found = [_form(one, address) for one in root.iter("form")]
    found += [_called(one, address) for one in root.iter("button", "input", "a", "div", "section")]
    return [one for one in found if one.path.startswith("/") and one.fields]


def _form(form: html.HtmlElement, address: str) -> Form:
    path = urlsplit(urljoin(address, form.get("action") or "")).path
    fields: dict[str, Field] = {}
    for one in form.iter("input", "textarea", "select", "button"):
        if name := one.get("name"):
            before = fields[name].values if name in fields else ()
            is_file = one.get("type") == "file"
            fields[name] = Field(name, is_file, (*before, *_values(one)))
    return Form(path, (form.get("method") or "get").upper(), tuple(fields.values()))


def _values(field: html.HtmlElement) -> list[str]:
    if field.tag == "select":
        return [one.get("value", "") for one in field.iter("option")]
    if field.tag == "textarea":
        return [field.text or ""]
    return [field.get("value", "")]


def _called(element: html.HtmlElement, address: str) -> Form:
    """What a link or a script's attribute leads to, with its query."""
    target = element.get("hx-get") or element.get("href") or ""
    parts = urlsplit(urljoin(address, target))
    fields = tuple(Field(name, False, (value,)) for name, value in parse_qsl(parts.query))
    return Form(parts.path if not parts.netloc else "", "GET", fields)
