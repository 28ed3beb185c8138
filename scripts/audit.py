"""Ask an advisory service about every locked package: `make audit`.

Needs the network (PyPI's advisories, or another service that pip-audit knows: `ARGS="--vulnerability-service
osv"`); therefore no part of `make test`. Ends with 0 where nothing is known against any of them, 1 where
something is, 2 where nobody could be asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".venv-audit"
LOCKS = ("base", "s3", "embedded", "embedded-redis", "test")
"""What runs on a server, and what demonstration and tests bring along."""
KNOWN, UNASKED = 1, 2
UNREACHED = (
    "make audit: no advisory service could be asked (it needs the network; see docs/operations.md); "
    "nothing is known about the packages, neither good nor bad."
)


def main(words: list[str] | None = None) -> int:
    """Audit all locks and say what is known; return the exit code."""
    parser = argparse.ArgumentParser(
        description="Ask an advisory service about the locked packages."
    )
    parser.add_argument("--program", help="pip-audit itself; without it, one is installed beside")
    given, more = parser.parse_known_args(words)
    program = given.program or installed()
    found = None if program is None else asked(program, more)
    if found is None:
        sys.stderr.write(f"{UNREACHED}\n")
        return UNASKED
    bad = [one for one in found if one.get("vulns")]
    for one in bad:
        for advisory in one["vulns"]:
            mended = ", ".join(advisory.get("fix_versions", [])) or "no version yet"
            sys.stdout.write(
                f"{one['name']} {one['version']}: {advisory['id']}, mended in {mended}\n"
            )
    sys.stdout.write(
        f"make audit: {len(found)} packages, {len(bad)} with something known against them.\n"
    )
    return KNOWN if bad else 0


def installed() -> str | None:
    """Return pip-audit of an environment of its own, made where it is missing; None without a registry."""
    program = PLACE / "bin" / "pip-audit"
    if not program.exists():
        venv.create(PLACE, with_pip=True)
        pip = [str(PLACE / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        lock = str(ROOT / "requirements" / "audit.txt")
        if subprocess.run([*pip, "-r", lock], check=False).returncode:
            return None
    return str(program)


def command(program: str, more: list[str]) -> list[str]:
    """Return the command line: the locks as they are, nothing resolved anew."""
    locks = [word for name in LOCKS for word in ("-r", str(ROOT / "requirements" / f"{name}.txt"))]
    how = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    return [program, *how, *locks, *more]


def asked(program: str, more: list[str]) -> list[dict[str, Any]] | None:
    """Return what the service says of each package; None where it said nothing that can be read."""
    answer = subprocess.run(command(program, more), capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        sys.stderr.write("".join(answer.stderr.strip().splitlines(keepends=True)[-1:]))
        sys.stderr.write("\n" if answer.stderr.strip() else "")
        return None
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
