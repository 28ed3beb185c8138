"""Every file of the published storage, and every address that answers without a log-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import get_converters

from disclosures.public.files import DOCX, XLSX
from portal.middleware import PUBLIC_NAMESPACE
from tests.privacy.story import Story
from tests.privacy.unpacking import Piece, pieces

Addresses = Callable[[Story], list[str]]
INTEGER = get_converters()["int"]
FOR_THE_PUBLIC = (f"{PUBLIC_NAMESPACE}:", "objection:", "erasure:")
"""Namespaces of the public's own pages: each address of theirs is asked with what it is about."""


def _each(name: str) -> Addresses:
    return lambda story: [reverse(name, args=[one.code]) for one in story.versions]


def _one(name: str, *args: object) -> Addresses:
    return lambda _story: [reverse(name, args=args)]


def _searched(_story: Story) -> list[str]:
    words = ("", "?q=cyq", "?q=chuyanqiu", "?q=ouyang", "?page=2", "?q=%E4%BA%91%E5%B2%AD")
    return [f"/{one}" for one in words]


def _pictures(story: Story) -> list[str]:
    names = ("congress-1.png", "chart.jpg", "congress-1.jpg", "chart.png")
    return [
        reverse("public:picture", args=[one.code, name]) for one in story.versions for name in names
    ]


def _assets(_story: Story) -> list[str]:
    files = (Path(settings.PUBLISHED_ROOT) / "assets").iterdir()
    names = {one.name for one in files if one.suffix not in (".gz", ".br")}
    return [reverse("public:asset", args=[name]) for name in sorted(names)]


def _hashes(story: Story) -> list[str]:
    digests = [file.sha256 for one in story.versions for file in one.files.all()]
    return [reverse("public:verify_hash", args=[one]) for one in digests]


def _verified(story: Story) -> list[str]:
    return [
        f"{one}{more}" for one in _each("public:verified")(story) for more in ("", "?sha256=00")
    ]


def _objections(story: Story) -> list[str]:
    return [f"{one}?section=roster" for one in _each("objection:new")(story)]


ADDRESSES: dict[str, Addresses] = {
    "public:register": _searched,
    "public:about": _one("public:about"),
    "public:about_data": _one("public:about_data"),
    "public:privacy": _one("public:privacy"),
    "public:robots": _one("public:robots"),
    "public:schema": _one("public:schema"),
    "public:college": lambda story: [reverse("public:college", args=[story.filing.college_id])],
    "public:asset": _assets,
    "public:disclosure": _each("public:disclosure"),
    "public:pdf": _each("public:pdf"),
    "public:data": _each("public:data"),
    "public:word": _each("public:word"),
    "public:sheet": _each("public:sheet"),
    "public:changes": _each("public:changes"),
    "public:picture": _pictures,
    "public:results": lambda story: [reverse("public:results", args=[story.filing.cycle_id])],
    "public:verify": lambda story: ["/verify/", f"/verify/?code={story.versions[0].code}"],
    "public:verify_file": _one("public:verify_file"),
    "public:verify_hash": _hashes,
    "public:verified": _verified,
    "objection:state": _one("objection:state"),
    "objection:list": _each("objection:list"),
    "objection:new": _objections,
    "objection:sent": _each("objection:sent"),
    "erasure:new": _each("erasure:new"),
    "erasure:sent": _each("erasure:sent"),
    "erasure:state": _one("erasure:state"),
}
"""What is asked at each address for the public, by its name."""


def doors() -> dict[str, Addresses]:
    """Addresses of accounts that need no log-in: they know no publication, so any arguments do."""
    return {
        name: lambda _story, name=name, pattern=pattern: [_with_anything(name, pattern)]
        for name, pattern in _patterns(get_resolver(), "")
        if _is_open(name, pattern) and not name.startswith(FOR_THE_PUBLIC)
    }


def _with_anything(name: str, pattern: URLPattern) -> str:
    kinds = pattern.pattern.converters
    return reverse(name, kwargs={key: 1 if kind == INTEGER else "x" for key, kind in kinds.items()})


def open_names() -> set[str]:
    """Names of all addresses that answer without a log-in, but for those of accounts."""
    found = {name for name, pattern in _patterns(get_resolver(), "") if _is_open(name, pattern)}
    return found - set(doors())


def _patterns(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _patterns(one, inner)
        else:
            yield f"{space}{one.name}", one


def _is_open(name: str, pattern: URLPattern) -> bool:
    open_view = not getattr(pattern.callback, "login_required", True)
    return name.startswith(f"{PUBLIC_NAMESPACE}:") or open_view


@lru_cache(maxsize=512)
def opened(ending: str, data: bytes) -> tuple[Piece, ...]:
    """All pieces of a file; the same bytes are opened once."""
    return tuple(pieces(f"file{ending}", data))


def stored() -> Iterator[Piece]:
    """Yield every file of the published storage, with its name, and all that is packed in it."""
    root = Path(settings.PUBLISHED_ROOT)
    for path in sorted(one for one in root.rglob("*") if one.is_file()):
        name = path.relative_to(root).as_posix()
        yield f"{name} (name)", name.encode()
        ending = name[name.index(".", name.rindex("/")) :] if "." in name.rpartition("/")[2] else ""
        for where, data in opened(ending, path.read_bytes()):
            yield f"{name}: {where}", data


def answered(story: Story) -> Iterator[Piece]:
    """Yield head and body of every address, asked as a stranger, and all that is packed in it."""
    client = Client()
    for addresses in {**ADDRESSES, **doors()}.values():
        for address in addresses(story):
            if address == reverse("health"):
                continue  # one word of a library's; it runs asynchronously, which a browser's test forbids
            answer = client.get(address)
            body = answer.getvalue() if answer.streaming else answer.content
            yield f"{address} (head)", repr(dict(answer.items())).encode()
            for where, data in opened(_ending(answer), body):
                yield f"{address}: {where}", data


def _ending(answer: HttpResponse) -> str:
    """Return of what kind an answer is, by what it says of itself; an unknown kind fails."""
    return ENDINGS[answer.get("Content-Type", "text/html").partition(";")[0]]


ENDINGS = {
    "text/html": ".html", "text/plain": ".txt", "text/css": ".css", "application/json": ".json", "application/schema+json": ".json",
    "application/pdf": ".pdf", DOCX: ".docx", XLSX: ".xlsx", "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp",
    "image/svg+xml": ".svg", "image/x-icon": ".ico", "font/woff2": ".woff2",
}  # fmt: skip
"""Kinds of answers that can be opened."""
