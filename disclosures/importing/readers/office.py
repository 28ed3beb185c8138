"""Older Word files (``.doc``, ``.wps``, ``.rtf``) and ``.odt``: through LibreOffice to ``.docx``, then to blocks.

LibreOffice runs without a window, in a folder and profile of its own that are thrown away, with
macros, links and active content switched off, without network where the system allows that, and is
ended with all its processes when the time is over.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Document
from disclosures.importing.readers import docx
from disclosures.importing.readers.office_numbering import count_articles_on
from disclosures.importing.readers.office_profile import write_profile

SECONDS = 45
"""Wall-clock time of one conversion; thirty pages take two seconds."""
MEGABYTES, FILE_BYTES, PROCESSES, FILES = 3_000, 200_000_000, 4_096, 1_024
"""Limits of LibreOffice alone: it maps far more memory than it uses."""
_PROGRAMS = ("soffice", "libreoffice")
_BROKEN = "这个文件 LibreOffice 打不开，可能损坏了。请用 Word 或 WPS 打开，另存为 .docx 后再试。"
NOT_INSTALLED = (
    "这台服务器没有安装 LibreOffice，不能读 .doc、.wps、.odt、.rtf 文件。"
    "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
)
TOO_LONG = "这个文件转换用时太长，已停止。请用 Word 或 WPS 打开，另存为 .docx 后再试。"


def read(raw: bytes) -> Document:
    """Return the blocks; ``Unreadable`` where LibreOffice is missing, fails or takes too long."""
    return docx.read(to_docx(raw))


def to_docx(raw: bytes, seconds: float = SECONDS) -> bytes:
    """Return the file as ``.docx``, articles (第…条) counted on through all chapters."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        source = folder / f"source.{_ending(raw)}"
        source.write_bytes(raw)
        write_profile(folder / "profile")
        _convert(program, folder, source, seconds)
        target = folder / "out" / "source.docx"
        if not target.is_file() or target.is_symlink():
            raise Unreadable(_BROKEN)
        return count_articles_on(target.read_bytes())


def _ending(raw: bytes) -> str:
    """Name a file by what it is: LibreOffice takes a ``.wps`` for another program's."""
    if raw.startswith(b"PK"):
        return "odt"
    if raw.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return "xml" if raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else "doc"


def _convert(program: str, folder: Path, source: Path, seconds: float) -> None:
    command = [
        *_without_network(), program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--nologo", "--nofirststartwizard", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - our own words; the file is named by us
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=_limit,  # noqa: PLW1509 - the reading process has one thread
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_LONG) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started: they are one group, in the session of who reads."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _limit() -> None:
    """Give LibreOffice its own limits, as far as those of the reading process allow."""
    for kind, most in (
        (resource.RLIMIT_AS, MEGABYTES * 1024 * 1024),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NPROC, PROCESSES),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, hard))


@cache
def _without_network() -> tuple[str, ...]:
    """Return the command that takes the network away, nothing where the system forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--user", "--map-root-user", "--net", "--")
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        tried = subprocess.run(  # noqa: S603 - our own words
            [*command, "true"], capture_output=True, timeout=5, check=False
        )
        if tried.returncode == 0:
            return command
    return ()
