from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCRIPTS = sorted((HERE.parents[1] / "static" / "js").glob("*.js"))


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_pure_parts_of_the_scripts(tmp_path: Path) -> None:
    # Node takes .js for CommonJS unless a package.json says otherwise: copy beside one.
    root = tmp_path / "copy"
    shutil.copytree(HERE.parents[1] / "static" / "js", root / "static" / "js")
    shutil.copytree(HERE / "units", root / "tests" / "static" / "units")
    (root / "package.json").write_text('{"type": "module"}')
    done = subprocess.run(
        ["node", "--test", "tests/static/units"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_obey_the_content_security_policy_and_old_browsers(script: Path) -> None:
    source = script.read_text()
    for forbidden in (
        "eval(",
        "new Function",
        ".style.",
        "http:",
        "https:",
        ".at(",
        "structuredClone",
        "??=",
        "||=",
    ):
        assert forbidden not in source, forbidden
    assert not re.search(r'setAttribute\("style"', source)


def test_scripts_stay_small() -> None:
    sizes = {path.name: len(path.read_text().splitlines()) for path in SCRIPTS}
    assert max(sizes.values()) <= 300, sizes
