"""One request drawn from the addresses, their forms and bad values; and what its answer must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_from_bytes

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import strategies as st

from tests.fuzz.schema import Field, Form, forms_of
from tests.fuzz.values import UPLOADS, WORDS
from tests.isolation.lookalike import Tenant
from tests.matrix.table import Row

Draw = Callable[[st.SearchStrategy[Any]], Any]
METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"HTTP_HX_REQUEST": "true"},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[::1"},
    {"HTTP_X_AUTOSAVE": "1"},
    {"HTTP_REFERER": "http://testserver/\u0665"},
    {"HTTP_ACCEPT_ENCODING": "br;q=x, *", "HTTP_RANGE": "bytes=9-1,-0,a"},
    {"HTTP_IF_NONE_MATCH": '"', "HTTP_IF_MODIFIED_SINCE": "yesterday"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 300},
    {"HTTP_X_FORWARDED_FOR": "1.2.3.4, <script>"},
)
BODIES = ("application/json", "multipart/form-data; boundary=x", "multipart/form-data", "text/xml", "application/x-www-form-urlencoded; charset=utf-7")  # fmt: skip
MULTIPART = "multipart/form-data; boundary=x"
URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Asked:
    """A request as the test client takes it."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any = b""
    content_type: str = URLENCODED

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.headers} {self.content_type} {self.body!r:.600}"


class Fuzzer:
    """Somebody of `home` who may not see `away`."""

    def __init__(self, home: Tenant, away: Tenant, role: str, rows: list[Row]) -> None:
        self.home, self.away, self.rows = home, away, rows
        self.client = Client()
        if person := home.people[role]:
            self.client.force_login(person)
        self.cookies = self.client.cookies.output(header="", sep=";")
        self.forms = self._forms()
        self.answers: Counter[int] = Counter()

    def _forms(self) -> dict[str, list[Form]]:
        """The forms that the pages of one's own lead to, by their path."""
        found: dict[str, list[Form]] = {}
        for row in self.rows:
            if row.method == "GET":
                path = reverse(row.name, args=row.args(self.home.things))
                answer = self.send(Asked("GET", path, {}))
                if "html" in answer.get("Content-Type", "") and not answer.streaming:
                    for form in forms_of(answer.content, path):
                        found.setdefault(form.path, []).append(form)
        return found

    def draw(self, draw: Draw) -> Asked:
        """Choose an address, its method, headers, query and body."""
        row: Row = draw(st.sampled_from(self.rows))
        path = self._path(draw, row)
        known = draw(st.sampled_from(self.forms.get(path) or [_plain(row, path)]))
        method = draw(st.sampled_from((*[row.method, known.method] * 8, *METHODS)))
        headers = draw(st.sampled_from(HEADERS))
        if method in {"GET", "HEAD", "OPTIONS", "TRACE"}:
            return Asked(method, f"{path}?{_encoded(draw, known.fields)}", headers)
        if draw(st.integers(0, 7)) == 0:
            return Asked(method, path, headers, draw(WORDS) * 2, draw(st.sampled_from(BODIES)))
        if any(field.is_file for field in known.fields):
            return Asked(method, path, headers, _multipart(draw, known.fields), MULTIPART)
        return Asked(method, path, headers, _encoded(draw, known.fields).encode("ascii"))

    def _path(self, draw: Draw, row: Row) -> str:
        whose = draw(st.sampled_from((self.home, self.home, self.away)))
        args = list(row.args(whose.things))
        if args and draw(st.integers(0, 3)) == 0:
            place = draw(st.integers(0, len(args) - 1))
            args[place] = draw(st.one_of(st.integers(0, 10**30), st.text(max_size=12)))
        try:
            return reverse(row.name, args=args)
        except NoReverseMatch:
            return reverse(row.name, args=row.args(whose.things)) + quote(str(args[-1]), safe="")

    def send(self, asked: Asked) -> Any:
        """Send it as the person; whatever it did is undone."""
        with transaction.atomic():
            client = Client()
            client.cookies.load(self.cookies)
            answer = client.generic(asked.method, asked.path, asked.body, asked.content_type, **asked.headers)  # fmt: skip
            if not answer.streaming:
                assert answer.content is not None
            transaction.set_rollback(True)
        return answer

    def judge(self, asked: Asked) -> None:
        """Send it and hold the answer against the two rules: no failure, no foreign byte."""
        answer = self.send(asked)
        self.answers[answer.status_code] += 1
        assert answer.status_code < 500, asked
        foreign = self.away.mark.private.encode()
        said = b"".join(answer) if answer.streaming else answer.content
        head = str(answer.headers).encode()
        assert foreign not in said.lower(), asked
        assert foreign not in head.lower(), asked


def _plain(row: Row, path: str) -> Form:
    fields = tuple(Field(name, False, (value,)) for name, value in row.data.items())
    return Form(path, row.method, (*fields, Field("next", False, ("/work/",)), Field("page", False, ("1",))))  # fmt: skip


def _chosen(draw: Draw, field: Field) -> list[bytes]:
    """The values sent for a field: as offered, bad, twice, or none."""
    offered = st.sampled_from(field.values or ("",)).map(lambda one: one.encode("utf-8", "replace"))
    return list(draw(st.one_of(st.tuples(offered), st.tuples(offered), st.tuples(WORDS), st.tuples(offered, WORDS), st.just(()))))  # fmt: skip


def _encoded(draw: Draw, fields: tuple[Field, ...]) -> str:
    """Only a few fields of a form of hundreds are bad at a time; the others go as the page has them."""
    bad = set(draw(st.lists(st.integers(0, max(len(fields) - 1, 0)), max_size=6)))
    pairs = []
    for place, field in enumerate(fields):
        values = _chosen(draw, field) if place in bad else [one.encode("utf-8", "replace") for one in field.values[-1:]]  # fmt: skip
        pairs += [f"{quote(field.name)}={quote_from_bytes(value)}" for value in values]
    return "&".join(pairs)


def _multipart(draw: Draw, fields: tuple[Field, ...]) -> bytes:
    """As a browser sends files, but with names that none would send."""
    body = b""
    for field in fields:
        head = b'--x\r\nContent-Disposition: form-data; name="' + field.name.encode() + b'"'
        if field.is_file:
            name, content = draw(UPLOADS)
            written = name.encode().replace(b'"', b"%22")
            body += head + b'; filename="' + written + b'"\r\n\r\n' + content + b"\r\n"
        else:
            for value in _chosen(draw, field):
                body += head + b"\r\n\r\n" + value + b"\r\n"
    return body + b"--x--\r\n"
