"""Asking as our people for what is a foreign tenant's, and looking through every answer.

Every test of the addresses, and the proofs that such a test can fail, ask through `Walk`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.isolation import parameters
from tests.isolation.forms import Form, forms_of, with_foreign_ids
from tests.isolation.leaks import body, leaks, marks_in
from tests.isolation.lookalike import Tenant
from tests.isolation.unchanged import state_of, writes
from tests.matrix.table import Row

HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}
GONE = {404, 405}
"""What a foreign object answers: it is not there; or the address takes no such method at all."""
LOG_IN = {302, 401, *GONE}
NO_ID = "799999999"
"""An id that no row has."""
OPEN_TO_ALL = ("public", "objection", "erasure")
"""Namespaces in which everybody reads what was published."""
EVERYBODY_READS: dict[str, str] = {}
"""Further addresses on which a foreign institution's name may stand, and why."""


@dataclass
class Walk:
    """Our tenant and the foreign one; what was asked and what was wrong with the answers."""

    home: Tenant
    away: Tenant
    roles: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.roles = self.roles or tuple(self.home.people)
        self.clients = {role: self._client(role) for role in self.roles}
        self.before = state_of(self.away.mark)
        self.extra = parameters.of(self.away.things)
        self.turns = 0
        self.seen_forms: set[tuple[str, Form]] = set()

    def _client(self, role: str) -> Client:
        client, person = Client(raise_request_exception=False), self.home.people[role]
        if person:
            client.force_login(person)
        return client

    def row(self, row: Row) -> None:
        """Walk one address of the matrix: our own page, then all that leads to the foreign tenant."""
        own = reverse(row.name, args=row.args(self.home.things))
        foreign = [reverse(row.name, args=args) for args in self.mixed(row)]
        for role in self.roles:
            self.own(role, row, own)
            for address in foreign:
                self.foreign(role, row, address)
        self.turns += 1

    def mixed(self, row: Row) -> Iterator[tuple[Any, ...]]:
        """Yield every mixture of our arguments with foreign ones, but for all of our own."""
        ours, theirs = row.args(self.home.things), row.args(self.away.things)
        places = [(a,) if a == b else (a, b) for a, b in zip(ours, theirs, strict=True)]
        yield from (args for args in itertools.product(*places) if args != ours)

    def own(self, role: str, row: Row, address: str) -> None:
        """Our own page, once more with foreign ids in the query (as a page or a fragment), and its forms."""
        where = (role, row.name)
        if row.method == "POST":
            self.ask(*where, "POST", address, {**row.data, **self.extra})
            return
        page = self.ask(*where, "GET", address)
        if page.status_code == 200:
            self.ask(
                *where, "GET", f"{address}?{urlencode(self.extra)}", headers=self.turn(role, HTMX)
            )
            for form in forms_of(body(page), address):
                self.form(role, row.name, form)

    def turn(self, role: str, headers: dict[str, str]) -> dict[str, str]:
        """Return none or these headers: as a page, as a script asks; changes from role to role."""
        return headers if (self.turns + self.roles.index(role)) % 2 else {}

    def form(self, role: str, name: str, form: Form) -> None:
        """Send a form of our own page with ids of the foreign tenant; each once a role."""
        if not form.action.startswith("/") or (role, form) in self.seen_forms:
            return
        self.seen_forms.add((role, form))
        sent = list(with_foreign_ids(form, self.home.mark, self.away.mark))
        if form.method == "POST":
            sent.append([*form.fields, *self.extra.items()])
        for pairs in sent:
            data: dict[str, list[str]] = {}
            for key, value in pairs:
                data.setdefault(key, []).append(value)
            self.counted["forms sent"] += 1
            if form.method == "POST":
                self.ask(role, name, "POST", form.action, data)
            else:
                self.ask(role, name, "GET", f"{form.action.split('?')[0]}?{urlencode(pairs)}")

    def foreign(self, role: str, row: Row, address: str) -> None:
        """The same address with foreign ids: not there, whatever the method and whoever asks.

        As a page or as a script would ask, by turns.
        """
        allowed = GONE if role != "anonymous" else LOG_IN
        shown = row.foreign is not None and not is_open(row.name)
        for method, script in (("GET", HTMX), ("POST", AUTOSAVE)):
            headers = self.turn(role, script)
            answer = self.ask(role, row.name, method, address, dict(row.data), headers)
            if not shown or answer.status_code in allowed:
                continue
            if not self.refused_anyway(role, row, method, address, headers, answer):
                self.wrong.append(f"{answer.status_code}: {role} {method} {address} ({row.name})")

    def refused_anyway(
        self, role: str, row: Row, method: str, address: str, headers: dict[str, str], answer: Any
    ) -> bool:
        """Whether our own object in the path refuses the person, whatever else the path names.

        Only where a missing object in the place of the foreign one answers exactly the same.
        """
        if answer.status_code != 403 or not self.home.mark.ids.search(address):
            return False
        nowhere = self.away.mark.ids.sub(NO_ID, address)
        missing = self.ask(role, row.name, method, nowhere, dict(row.data), headers)
        return missing.status_code == 403 and reason(missing) == reason(answer)

    def ask(
        self,
        role: str,
        name: str,
        method: str,
        address: str,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        """Ask, undo what it did, look for what is foreign: in the answer, and written."""
        client, before = self.clients[role], dict(self.clients[role].cookies)
        send: Callable[..., Any] = client.post if method == "POST" else client.get
        with transaction.atomic(), writes() as written:
            answer = send(address, data if method == "POST" else None, headers=headers)
            content = body(answer)
            changed = written and state_of(self.away.mark) != self.before
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(before)
        self._look(f"{role} {method} {address} ({name})", name, answer, words_of(address, data))
        if changed:
            self.wrong.append(f"wrote into the foreign tenant: {role} {method} {address} {data}")
        self.counted["requests"] += 1
        self.counted["answers with our own data"] += bool(marks_in(content, self.home.mark))
        return answer

    def _look(self, where: str, name: str, answer: Any, sent: list[str]) -> None:
        allowed = self.away.mark.all[1:] if is_open(name) else ()
        if found := leaks(answer, self.away.mark, sent, allowed):
            self.wrong.append(f"told {', '.join(found)}: {where}")
        if answer.status_code >= 500:
            self.wrong.append(f"{answer.status_code}: {where} {sent}")


def reason(answer: Any) -> list[tuple[str, str]]:
    """Return the sentences of a refusal: of its page, or of what a script is told."""
    return re.findall(r"<strong>([^<]+。)</strong>|\"error\": \"([^\"]+)\"", body(answer).decode())


def words_of(address: str, data: dict[str, Any] | None) -> list[str]:
    """Return what a question holds, word by word: parts of its address, what it sends."""
    path, _, query = address.partition("?")
    words = [part for part in path.split("/") if part] + [value for _, value in parse_qsl(query)]
    for value in (data or {}).values():
        words += value if isinstance(value, list) else [value]
    return words


def is_open(name: str) -> bool:
    """Whether everybody reads there what was published."""
    return name.split(":", maxsplit=1)[0] in OPEN_TO_ALL or name in EVERYBODY_READS
