"""The child that reads one file: ``python -m disclosures.importing.worker FOLDER READER SECONDS MEGABYTES``.

Knows no settings and no database. Writes ``answer.json`` (``imported``, ``refused``, ``short`` of
memory or ``failed``) and ``picture-0`` … into the folder. See ``sandbox``.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosures.exchange import Unreadable
from disclosures.importing.imported import Imported, Remark
from disclosures.importing.kind import MACROS, has_macros
from disclosures.importing.sandbox_processes import leave_network, limit

if TYPE_CHECKING:
    from collections.abc import Callable

TOO_DEEP = "文件里的表格或列表一层套一层，太深了，读不出来。请把内容复制到新的 Word 文件里，再试。"
_DEEPER = 3_000
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
"""Characters that neither JSON readers nor the database take."""


def main(words: list[str]) -> None:
    """Read the file of a folder and write the answer beside it."""
    folder, reader = Path(words[0]), words[1]
    leave_network()
    limit(int(words[2]), int(words[3]))
    sys.setrecursionlimit(_DEEPER)
    raw, name = (folder / "input").read_bytes(), (folder / "name").read_text(encoding="utf-8")
    answer = json.dumps(_answer(folder, reader, raw, name))
    (folder / "answer.json").write_text(answer, encoding="ascii")


def _answer(folder: Path, reader: str, raw: bytes, name: str) -> dict[str, Any]:
    try:
        imported = _function(reader)(raw, name)
        if has_macros(raw):
            imported.remarks.append(Remark("", "", MACROS))
        for place, (_section, picture) in enumerate(imported.pictures):
            (folder / f"picture-{place}").write_bytes(picture.data)
        return {"imported": kept(imported.to_json())}
    except Unreadable as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"short": True}
    except RecursionError:
        return {"refused": TOO_DEEP}
    except BaseException as error:  # noqa: BLE001 - whatever a reader does, also a panic of Rust's
        return {"failed": _where(error)}


def _function(reader: str) -> Callable[[bytes, str], Imported]:
    module, _colon, name = reader.partition(":")
    found: Callable[[bytes, str], Imported] = getattr(import_module(module), name)
    return found


def kept(value: Any) -> Any:
    """Return plain JSON values without the characters that cannot be kept."""
    if isinstance(value, str):
        return _UNKEPT.sub("", value)
    if isinstance(value, dict):
        return {kept(key): kept(each) for key, each in value.items()}
    return [kept(each) for each in value] if isinstance(value, list | tuple) else value


def _where(error: BaseException) -> str:
    """Name the error and the lines it came through; not its words, which may be the file's."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(error).__name__} at {' > '.join(lines)}"


if __name__ == "__main__":
    main(sys.argv[1:])
