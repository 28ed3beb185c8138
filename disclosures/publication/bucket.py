"""The published storage as a bucket of an S3-compatible server, through django-storages.

An object appears whole when its upload ends; drafts wait in memory until `settle`, which runs under
the filing's lock. Of a killed worker whole objects may stay that no row names: the next try, under
the same names, replaces them. A server that is down is an `Unreachable`, and the job is tried again.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from disclosures.models.storages import published_storage

if TYPE_CHECKING:
    from typing import BinaryIO

GONE = frozenset({"404", "NoSuchKey", "NotFound"})
PACKED = (".gz", ".br")


class Unreachable(OSError):
    """The server of the bucket did not answer, or refused."""


class Drafts:
    """What will be put, in memory: a publication is a few megabytes."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, bytes]] = []

    def add(self, name: str, data: bytes) -> None:
        """Remember one object."""
        self.waiting.append((name, data))

    def settle(self) -> None:
        """Put all, in the order they came."""
        for name, data in self.waiting:
            put(name, data)
        self.waiting = []

    def drop(self) -> None:
        """Forget what was not settled."""
        self.waiting = []


def put(name: str, data: bytes) -> None:
    """Put one object with its type; compressed ones are bytes like others."""
    kind = None if name.endswith(PACKED) else mimetypes.guess_type(name)[0]
    with _asked(name):
        _bucket().put_object(Key=name, Body=data, ContentType=kind or "application/octet-stream")


def exists(name: str) -> bool:
    """Whether the object is there."""
    try:
        size(name)
    except FileNotFoundError:
        return False
    return True


def stream(name: str, start: int) -> IO[bytes]:
    """Open an object from a byte on; what is not read is never sent by the server."""
    wanted = {"Range": f"bytes={start}-"} if start else {}
    with _asked(name):
        body: BinaryIO = _bucket().Object(name).get(**wanted)["Body"]
        return body


def size(name: str) -> int:
    """Return the number of bytes."""
    with _asked(name):
        return int(_bucket().Object(name).content_length)


def names(folder: str) -> list[str]:
    """Return the names right in a folder."""
    found = [one.key.removeprefix(f"{folder}/") for one in _below(folder)]
    return [name for name in found if "/" not in name]


def remove(folder: str) -> None:
    """Remove all objects below a folder, one by one: not every server knows how to remove many."""
    for one in _below(folder):
        with _asked(one.key):
            one.delete()


def _below(folder: str) -> list[Any]:
    with _asked(folder):
        return list(_bucket().objects.filter(Prefix=f"{folder}/"))


def _bucket() -> Any:
    return published_storage().bucket  # type: ignore[attr-defined]


@contextmanager
def _asked(name: str) -> Iterator[None]:
    """Turn the library's errors into `FileNotFoundError` and `Unreachable`."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in GONE:
            raise FileNotFoundError(name) from error
        raise Unreachable(f"the bucket refused {name}: {error}") from error
    except BotoCoreError as error:
        raise Unreachable(f"the bucket did not answer for {name}: {error}") from error
