"""`make lint`: everything that can be said about the code without running it.

With `--write` it rewrites Python files and templates in the house's form first.
Every check runs, whatever the others say; the exit status is 1 when one failed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STRICTLY_TYPED = [
    "disclosures/content",
    "disclosures/checks",
    "disclosures/editions",
    "portal/notify",
    *(f"{app}/domain" for app in ("portal", "disclosures", "reviews")),
]


def tracked(*patterns: str) -> list[str]:
    """Files of the repository (also new ones that are not ignored)."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def checks() -> dict[str, list[str]]:
    """Title and command of each."""
    templates = tracked("templates/*.html")
    return {
        "ruff": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "templates (djade)": ["djade", "--check", "--target-version", "5.2", *templates],
        "templates (djlint)": ["djlint", "--lint", "--quiet", *templates],
        "types": ["mypy", *(path for path in STRICTLY_TYPED if (ROOT / path).exists())],
        "imports": ["lint-imports", "--no-cache"],
        "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    }


def rewrites() -> dict[str, list[str]]:
    """What `--write` runs before the checks."""
    return {
        "ruff fixes": ["ruff", "check", "--fix", "--quiet", "."],
        "ruff formats": ["ruff", "format", "."],
        "djade formats": ["djade", "--target-version", "5.2", *tracked("templates/*.html")],
    }


def run(command: list[str]) -> bool:
    """Run one of the environment's programs; True when it is content."""
    program, *arguments = command
    result = subprocess.run(
        [str(BIN / program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if result.returncode:
        print(result.stdout + result.stderr)
    return result.returncode == 0


def main() -> None:
    """All of them, then the sum."""
    if "--write" in sys.argv:
        for command in rewrites().values():
            run(command)
    failed = []
    for title, command in checks().items():
        content = run(command)
        print(f"{'ok    ' if content else 'FAILED'}  {title}", flush=True)
        if not content:
            failed.append(title)
    if failed:
        sys.exit(f"\nmake lint: {', '.join(failed)}")


if __name__ == "__main__":
    main()
