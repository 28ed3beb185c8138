"""`scripts/setup.py` on machines that lack something, played by small fake programs."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def setup(tmp_path: Path) -> ModuleType:
    """The script as a module, over a copy of the project's lock files in another folder."""
    root = tmp_path / "a copy"
    shutil.copytree(ROOT / "requirements", root / "requirements")
    (root / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup.py", root / "scripts")
    spec = importlib.util.spec_from_file_location("portal_setup", root / "scripts" / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Fake = Callable[[str, str], Path]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """A PATH that holds nothing but the fake programs that the test writes."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "env").symlink_to(str(shutil.which("env")))
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.delenv("CHROMIUM", raising=False)

    def fake(name: str, script: str) -> Path:
        path = programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return programs

    return fake


@pytest.fixture
def bare(setup: ModuleType, machine: Fake, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A Debian on which none of the packages is installed, and we are nobody special."""
    machine("dpkg-query", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return setup


def test_python_too_old(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"This is Python 3\.9.*PYTHON=python3\.12"):
        setup.check_python()


def test_read_only_folder(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "ROOT", Path("/proc/nobody may write here"))
    with pytest.raises(SystemExit, match="cannot be written to"):
        setup.check_folder()


def test_missing_packages_without_rights_are_named_in_a_command(bare: ModuleType) -> None:
    with pytest.raises(SystemExit) as caught:
        bare.system_packages(with_tests=False)
    assert "sudo apt-get install --no-install-recommends libpango-1.0-0" in str(caught.value)
    assert "chromium" not in str(caught.value)


def test_password_for_sudo_is_never_asked(bare: ModuleType, machine: Fake) -> None:
    machine("sudo", 'test "$1" = -n || sleep 600; exit 1')
    with pytest.raises(SystemExit, match="may not install them"):
        bare.system_packages(with_tests=False)


def test_sudo_without_password_installs(bare: ModuleType, machine: Fake, tmp_path: Path) -> None:
    machine("sudo", 'test "$2" = true || { shift; exec "$@"; }')
    machine("apt-get", f'echo "$@" >> "{tmp_path}/apt"')
    bare.system_packages(with_tests=True)
    done = (tmp_path / "apt").read_text(encoding="utf-8")
    assert "install --no-install-recommends libpango-1.0-0" in done
    assert "poppler-utils" in done


def test_apt_that_fails_ends_with_the_command(
    bare: ModuleType, machine: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine("apt-get", "exit 100")
    with pytest.raises(SystemExit, match="apt-get failed"):
        bare.system_packages(with_tests=False)


def test_packages_for_tests_alone_stop_nobody(
    bare: ModuleType, machine: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    needed = "\\n".join(f"{name} installed" for name in bare.NEEDED)
    machine("dpkg-query", f'printf "{needed}\\n"')
    bare.system_packages(with_tests=True)
    assert "will be skipped" in capsys.readouterr().out


def test_half_removed_package_counts_as_missing(setup: ModuleType, machine: Fake) -> None:
    machine("dpkg-query", 'printf "a installed\\nb config-files\\n"')
    assert setup.missing(["a", "b", "c"]) == ["b", "c"]


def test_another_system_is_told_what_to_see_to(
    setup: ModuleType, machine: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.system_packages(with_tests=False)
    assert "neither Debian nor Ubuntu" in capsys.readouterr().out


@pytest.fixture
def recorded(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the script does to the environment, without downloading a hundred packages."""
    steps: list[str] = []
    monkeypatch.setattr(setup, "pip", lambda *_: steps.append("pip"))
    whole = setup.make_empty

    def make_empty() -> None:
        steps.append("empty")
        whole()

    monkeypatch.setattr(setup, "make_empty", make_empty)
    return steps


def test_environment_is_made_once(setup: ModuleType, recorded: list[str]) -> None:
    setup.environment()
    assert recorded == ["empty", "pip", "pip"]
    assert (setup.VENV / "bin" / "python").exists()
    setup.environment()
    assert len(recorded) == 3


def test_interrupted_environment_is_made_anew(setup: ModuleType, recorded: list[str]) -> None:
    (setup.VENV / "lib" / "half").mkdir(parents=True)
    setup.environment()
    assert recorded == ["empty", "pip", "pip"]
    assert not (setup.VENV / "lib" / "half").exists()


def test_changed_lock_updates_without_rebuilding(setup: ModuleType, recorded: list[str]) -> None:
    setup.environment()
    with setup.LOCKS[0].open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    recorded.clear()
    setup.environment()
    assert recorded == ["pip", "pip"]


def test_failed_download_leaves_no_stamp(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = setup.VENV / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(setup, "make_empty", lambda: None)
    with pytest.raises(SystemExit, match="run the same command again"):
        setup.environment()
    assert not setup.STAMP.exists()


def test_make_alone_lists_the_targets() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("setup", "demo", "test", "bench", "lint", "lock", "messages"):
        assert f"make {target} " in listed
