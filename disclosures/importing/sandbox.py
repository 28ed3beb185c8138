"""Reading a stranger's file in a process of its own, with limits on time, memory and files.

The child gets the file and its name in a private folder, an environment without anything of ours,
and gives JSON and picture files back; nothing that it writes is believed before it was looked at.
"""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosures.exchange import Unreadable
from disclosures.importing.sandbox_answer import GARBAGE, imported_from
from disclosures.importing.sandbox_processes import end_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosures.importing.imported import Imported

ROOT = Path(__file__).parents[2]
READER = "disclosures.importing.files:read_file"
TOO_LONG = (
    "读这个文件用了太长时间，已停止：文件太长，或结构太复杂。"
    "请把公开材料的内容复制到新的 Word 文件里，再试。"
)
TOO_MUCH = "读这个文件要用的内存太多，已停止。请去掉文件里的大图片和与公开材料无关的内容，再试。"
CRASHED = "这个文件读到一半出了错，可能损坏了。请用 Word 或 WPS 打开后另存一份，再试。"
_ANSWER = 40_000_000
_LOOK = 0.1
_TELL = 1.0
_log = logging.getLogger(__name__)


def read_safely(
    raw: bytes,
    name: str,
    *,
    seconds: float = 60,
    megabytes: int = 768,
    progress: Callable[[int, str], None] | None = None,
    reader: str = READER,
) -> Imported:
    """Return what a file holds; ``Unreadable``, with a sentence, whatever happens to the child.

    ``seconds`` of wall-clock and of processor time, ``megabytes`` of address space (LibreOffice
    has its own limits); ``progress(percent, note)`` is called about once a second;
    ``reader`` is ``module:function`` taking ``(raw, name)``.
    """
    with tempfile.TemporaryDirectory(prefix="import-") as folder_name:
        folder = Path(folder_name)
        (folder / "input").write_bytes(raw)
        (folder / "name").write_text(name[:255], encoding="utf-8", errors="replace")
        code = _run(folder, reader, seconds, megabytes, progress)
        return _judge(folder, code)


def _run(
    folder: Path,
    reader: str,
    seconds: float,
    megabytes: int,
    progress: Callable[[int, str], None] | None,
) -> int | None:
    """Run the child and return its exit code, None where its time was over."""
    words = [
        "disclosures.importing.worker",
        str(folder),
        reader,
        str(math.ceil(seconds)),
        str(megabytes),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-P", "-s", "-m", *words],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return _wait(process, seconds, progress)
    finally:
        end_session(process.pid)
        process.wait()


def _wait(
    process: subprocess.Popen[bytes],
    seconds: float,
    progress: Callable[[int, str], None] | None,
) -> int | None:
    began = told = time.monotonic()
    while (now := time.monotonic()) - began < seconds:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            if progress and now - told >= _TELL:
                told = now
                progress(_percent(now - began, seconds), f"正在读文件，已用 {now - began:.0f} 秒")
    return None


def _percent(elapsed: float, seconds: float) -> int:
    """Return a share that only grows and never reaches the end: nobody knows how long it takes."""
    return int(90 * (1 - math.exp(-8 * elapsed / seconds)))


def _environment(folder: Path) -> dict[str, str]:
    """Return the child's environment: no secrets, no database, no settings."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def _judge(folder: Path, code: int | None) -> Imported:
    if code in (None, -signal.SIGXCPU):
        raise Unreadable(TOO_LONG)
    if code == -signal.SIGKILL:
        raise Unreadable(TOO_MUCH)
    if code:
        _log.error("The process that reads imports ended with %s", code)
        raise Unreadable(CRASHED)
    answer = _answer(folder)
    if isinstance(sentence := answer.get("refused"), str) and sentence:
        raise Unreadable(sentence[:500])
    if "short" in answer:
        raise Unreadable(TOO_MUCH)
    if "failed" in answer:
        _log.error("Reading an import failed: %s", str(answer["failed"])[:2_000])
        raise Unreadable(CRASHED)
    return imported_from(
        answer.get("imported"), lambda place, most: _bytes(folder / f"picture-{place}", most)
    )


def _answer(folder: Path) -> dict[str, Any]:
    try:
        answer = json.loads(_bytes(folder / "answer.json", _ANSWER))
    except (ValueError, RecursionError):
        raise Unreadable(GARBAGE) from None
    if not isinstance(answer, dict):
        raise Unreadable(GARBAGE)
    return answer


def _bytes(path: Path, most: int) -> bytes:
    """Return a plain file of at most ``most`` bytes; links, pipes and giants are garbage."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as file:  # noqa: PTH123 - of a descriptor
            about = os.fstat(handle)
            if stat.S_ISREG(about.st_mode) and about.st_size <= most:
                return file.read(most)
    except OSError:
        pass
    raise Unreadable(GARBAGE)
