"""Checking the chain of events: what was deleted, added, changed, moved or chained anew.

The database appends (`portal/migrations/_chain.py`); here everything is worked out a second
time, from the rows alone. Rows are streamed: memory does not grow with the log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.domain import sealing
from portal.models import EventLink

START = bytes(32)
"""What the first link follows."""
BATCH = 2000

READABLE = "CASE WHEN e.at BETWEEN '1900-01-01' AND '9000-01-01' THEN e.at END"
"""Null for what no clock says: infinity and the like would stop whoever reads it."""

LINKS = f"""
SELECT l.number, l.event_id, l.previous, l.hash, e.id, {READABLE}, e.actor_id, e.action, e.target,
       e.college_id, e.federation_id, e.data::text, e.seal
FROM portal_eventlink l LEFT JOIN portal_event e ON e.id = l.event_id
WHERE l.number >= %s ORDER BY l.number
"""  # noqa: S608 - words of our own
UNCHAINED = f"""
SELECT e.id, e.action, e.target, {READABLE} FROM portal_event e
WHERE NOT EXISTS (SELECT FROM portal_eventlink l WHERE l.event_id = e.id AND l.number > 0) ORDER BY e.id
"""  # noqa: S608 - words of our own
TWICE = """
SELECT e.id FROM portal_event e JOIN (
    SELECT seal, min(id) AS first FROM portal_event WHERE seal <> '' GROUP BY seal
    HAVING count(*) > 1) s ON s.seal = e.seal AND e.id > s.first ORDER BY e.id
"""


@dataclass(frozen=True)
class Head:
    """The last link at some moment; to be kept outside the database."""

    number: int
    hash: str
    at: str = ""

    def line(self) -> str:
        """Return it as a line of JSON."""
        return json.dumps({"number": self.number, "hash": self.hash, "at": self.at})


def head() -> Head:
    """Return the last link now; number 0 where nothing was written yet."""
    last = EventLink.objects.order_by("-number").values_list("number", "hash").first()
    number, digest = last or (0, START)
    return Head(number, bytes(digest).hex(), clock.now().isoformat(timespec="seconds"))


def heads(lines: Iterable[str]) -> list[Head]:
    """Read exported heads, one a line; ValueError names the line that is none."""
    found = []
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            found.append(Head(int(raw["number"]), str(raw["hash"]), str(raw.get("at", ""))))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ValueError(_("第%d行不是导出的链头。") % place) from None
    return found


def faults(since: int = 1, kept: Iterable[Head] = ()) -> Iterator[str]:
    """Yield a sentence for each thing that is not as the portal wrote it.

    `since`: the number to begin with (its `previous` is then believed). `kept`: exported heads.
    The scope must be everything. What was appended after the last kept head cannot be told from
    what was cut off after it: keep heads often.
    """
    with transaction.atomic():
        yield from _links(since)
        yield from _strangers()
        yield from _against(kept)


@dataclass
class _Walk:
    """Where the walk along the links stands."""

    number: int
    hash: bytes | None
    sealed: bool = False


def _links(since: int) -> Iterator[str]:
    walk = _Walk(since - 1, START if since <= 1 else None)
    for row in _stream(LINKS, [since]):
        yield from _gap(walk, row[0])
        yield from _link(walk, row)
        walk.number, walk.hash = row[0], bytes(row[3])


def _gap(walk: _Walk, number: int) -> Iterator[str]:
    missing = number - walk.number - 1
    if missing == 1:
        yield _("链上第%d号不见了：一条日志连同它的链环被删除。") % (number - 1)
    elif missing > 1:
        yield _("链上第%(first)d至%(last)d号不见了：%(count)d条日志的链环被删除。") % {
            "first": walk.number + 1,
            "last": number - 1,
            "count": missing,
        }


def _link(walk: _Walk, row: tuple[Any, ...]) -> Iterator[str]:
    number, event, previous, own, *fields = row
    names = {"number": number, "event": event}
    if number == walk.number + 1 and walk.hash not in (None, bytes(previous)):
        yield _("链上第%(number)d号（日志%(event)d）接不上前一号：它之前的链被改写过。") % names
    if fields[0] is None:
        yield _("日志%(event)d（链上第%(number)d号）被删除。") % names
        return
    if link_hash(number, bytes(previous), digest(fields)) != bytes(own):
        yield (
            _("日志%(event)d（链上第%(number)d号，%(told)s）被改动过：内容与链上的校验码不符。")
            % {**names, "told": _told(fields[3], fields[4])}
        )
    yield from _seal(walk, names, fields)


def _seal(walk: _Walk, names: dict[str, int], fields: list[Any]) -> Iterator[str]:
    sealed = fields[-1]
    walk.sealed = walk.sealed or bool(sealed)
    if not walk.sealed:
        return  # older than the seals
    if not sealed or not _holds(sealed, fields):
        yield (
            _(
                "日志%(event)d（链上第%(number)d号，%(told)s）不是系统写的：没有系统的签封，或签封不符。"
            )
            % {**names, "told": _told(fields[3], fields[4])}
        )


def _holds(sealed: str, fields: list[Any]) -> bool:
    """Whether the seal is the portal's; what cannot even be read was never written by it."""
    if fields[1] is None:
        return False
    try:
        told = sealing.Told._make([*fields[1:-2], json.loads(fields[-2])])
        return sealing.holds(sealed, told)
    except (ValueError, RecursionError):  # a number or a nesting beyond all measure
        return False


def digest(fields: Iterable[Any]) -> bytes:
    """Return the digest of an event: id, at, actor, action, target, college, federation, data, seal."""
    number, at, *others = fields
    moment = sealing.microseconds(at) if at else None
    return hashlib.sha256(sealing.netstring(number, moment, *others)).digest()


def link_hash(number: int, previous: bytes, of_event: bytes) -> bytes:
    """Return the hash of the link `number`."""
    return hashlib.sha256(b"%d:" % number + previous + of_event).digest()


def _strangers() -> Iterator[str]:
    for pk, action, target, at in _stream(UNCHAINED, []):
        yield _("日志%(event)d（%(told)s，%(at)s）不在链上：绕过系统加进来的，或链环被删除。") % {
            "event": pk,
            "told": _told(action, target),
            "at": at.isoformat(timespec="seconds") if at else "-",
        }
    for (pk,) in _stream(TWICE, []):
        yield _("日志%d是照抄另一条日志加进来的：签封重复。") % pk


def _against(kept: Iterable[Head]) -> Iterator[str]:
    last = head().number
    for one in kept:
        if one.number == 0:
            continue
        words = {"number": one.number, "at": one.at, "last": last}
        link = EventLink.objects.filter(number=one.number).first()
        if link is None and one.number > last:
            yield (
                _("链被截短：%(at)s导出的链头是第%(number)d号，现在最后一号是第%(last)d号。")
                % words
            )
        elif link is None or bytes(link.hash).hex() != one.hash:
            yield (
                _("链上第%(number)d号与%(at)s导出的链头不一致：第%(number)d号以前的链被整段改写。")
                % words
            )


def _told(action: str, target: str) -> str:
    return f"{action} {target}"


def _stream(statement: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(BATCH):
            yield from rows
