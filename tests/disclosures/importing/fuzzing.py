"""Broken files from whole ones, and the reader that takes a row of them in one child.

A child for every broken file would spend its time starting; so one child reads many, each under an
alarm, and tells what ended otherwise than in an import or a sentence.
"""

from __future__ import annotations

import base64
import io
import json
import os
import random
import re
import signal
import time
import zipfile
from pathlib import Path

from disclosures.exchange import Unreadable
from disclosures.importing.files import read_file
from disclosures.importing.imported import Imported, Sureness
from disclosures.importing.worker import _where
from tests.disclosures.importing.hostile import HOSTILE

ALARM = 20
"""Seconds that one broken file may take on a busy machine."""
_EXTREMES = ("", "0", "-1", "1", "99999999", "9" * 30, "abc", "１", "1e9", "\ufffd", "none")
_ATTRIBUTE = re.compile(rb'="([^"]{0,40})"')
_ELEMENT = re.compile(rb"<(/?[\w:]+)[^<>]*>")
_NUMBER = re.compile(rb"\d+")
_MARKUP = (".xml", ".rels")


def bytes_broken(raw: bytes, rng: random.Random) -> bytes:
    """Cut off, flip, blank, double, move or put in."""
    data = bytearray(raw)
    place = rng.randrange(len(data) + 1)
    end = min(len(data), place + rng.choice((1, 8, 100, 3_000)))
    way = rng.randrange(6)
    if way == 0:
        return raw[:place]
    if way == 1:
        for _each in range(rng.choice((1, 5, 50))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif way == 2:
        data[place:end] = bytes(end - place)
    elif way == 3:
        data[place:place] = data[place:end] * rng.choice((1, 20))
    elif way == 4:
        data[place:end] = b""
    else:
        data[place:place] = rng.randbytes(rng.choice((1, 30, 2_000)))
    return bytes(data)


def markup_broken(raw: bytes, rng: random.Random) -> bytes:
    """Take tags out, double them, put them elsewhere; give attributes and numbers odd values."""
    for _each in range(rng.choice((1, 3, 10))):
        pattern = rng.choice((_ATTRIBUTE, _ELEMENT, _ELEMENT, _NUMBER))
        found = list(pattern.finditer(raw))
        if not found:
            continue
        hit = rng.choice(found)
        other = rng.choice(found)
        new = rng.choice((b"", hit[0] * 2, other[0], hit[0] * 300))
        if pattern is _ATTRIBUTE:
            new = f'="{rng.choice(_EXTREMES)}"'.encode()
        elif pattern is _NUMBER:
            new = rng.choice(_EXTREMES).encode()
        raw = raw[: hit.start()] + new + raw[hit.end() :]
    return raw


def parts_broken(raw: bytes, rng: random.Random) -> bytes:
    """Break one part of a zip file, leave it out or name it otherwise."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = [name for name in old.namelist() if name.endswith(_MARKUP)]
        chosen = rng.choice(names)
        for name in old.namelist():
            data = old.read(name)
            if name == chosen:
                way = rng.randrange(8)
                if way == 0:
                    continue
                data = bytes_broken(data, rng) if way == 1 else markup_broken(data, rng)
            new.writestr(name, data)
    return target.getvalue()


_WAYS = {
    "docx": (bytes_broken, parts_broken, parts_broken, parts_broken),
    "xlsx": (bytes_broken, parts_broken, parts_broken),
    "html": (bytes_broken, markup_broken, markup_broken),
    "pdf": (bytes_broken, markup_broken),
}


def broken(ending: str, raw: bytes, rng: random.Random) -> bytes:
    """Return a broken file."""
    return rng.choice(_WAYS.get(ending, (bytes_broken,)))(raw, rng)


def batch(raw: bytes, name: str) -> Imported:
    """Read ``count`` broken files, made from one; the child's work."""
    order = json.loads(raw)
    base = base64.b64decode(order["base"])
    told: dict[str, object] = {"imported": 0, "refused": 0}
    wrong: list[str] = []
    for number in range(order["count"]):
        rng = random.Random(f"{order['seed']}-{name}-{number}")
        data = rng.randbytes(rng.randrange(1, 5_000)) if order["noise"] else broken(name, base, rng)
        Path("last").write_bytes(data)
        end = _one(data, f"x.{name}")
        if end in told:
            told[end] = int(str(told[end])) + 1
        else:
            wrong.append(f"{number}: {end}")
    return Imported(told | {"wrong": wrong}, "", Sureness.LOW)


def hostile(raw: bytes, name: str) -> Imported:
    """Make and read hostile files by name; what each ended in."""
    ends = {}
    for case in json.loads(raw):
        ending, make = HOSTILE[case]
        ends[case] = _one(make(), f"x.{ending}")
    return Imported(ends, "", Sureness.LOW)


def _one(data: bytes, name: str) -> str:
    """Read one file in a fork, so that a library that ends its process ends only that."""
    outcome = Path("outcome")
    outcome.write_text("")
    child = os.fork()
    if not child:
        signal.alarm(ALARM)
        outcome.write_text(_read(data, name), encoding="utf-8")
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGABRT and name.endswith(".xls"):
        return (
            "refused"  # its reader gives up where a broken size asks for more memory than there is
        )
    return outcome.read_text(encoding="utf-8") if code == 0 else f"ended with {code}"


def _read(data: bytes, name: str) -> str:
    began = time.monotonic()
    try:
        read_file(data, name).to_json()
    except Unreadable as refusal:
        return "refused" if str(refusal).endswith("。") else f"no sentence: {refusal}"
    except BaseException as error:  # noqa: BLE001 - that is what is looked for; a library in Rust panics
        return f"{_where(error)} ({error}) after {time.monotonic() - began:.1f} s"
    return "imported"
