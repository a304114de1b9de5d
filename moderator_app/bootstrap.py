"""Set-up of a source checkout: system libraries, `.venv`, packages; then start again inside it.

Standard library only, and readable by old Pythons, so that even those get a sentence. Everything
here is done once; afterwards `ensure` costs a few milliseconds. Installed from a wheel there is
no pyproject.toml beside the package and nothing is done. All talk goes to stderr, since the
output of a command may be read by a program.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import site
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from moderator_app.bootstrap_libraries import DRAWING, Library, install_line, missing
from moderator_app.bootstrap_words import say, sentence, stop, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
LOCK = ROOT / ".venv.lock"
UNFINISHED = VENV / ".unfinished"
OLDEST_PYTHON = (3, 11)
TAIL_LINES = 15

_WINDOWS = os.name == "nt"


def ensure(
    module: str,
    *,
    extra: str = "",
    libraries: Iterable[Library] = DRAWING,
    servers: Mapping[str, str] | None = None,
    screens: Iterable[Library] = (),
) -> None:
    """Return once this interpreter has all that `module` needs; otherwise set up and restart it.

    `module` is what `python -m` started, `extra` an optional dependency group of pyproject.toml,
    `servers` programs (name to Debian package) and `screens` what Qt loads to open windows on
    them: welcome but not needed. Leaves by SystemExit with a sentence when something is missing
    that cannot be put right from here.
    """
    if not (ROOT / "pyproject.toml").is_file():
        return
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.version_info < OLDEST_PYTHON:
        stop("old python", wanted=_dotted(OLDEST_PYTHON), found=_dotted(sys.version_info[:3]))
    wanted = tuple(libraries)
    if not missing(wanted) and _borrow(extra):
        return
    # Asked from outside only: what cannot be had is then tried for once a start.
    welcome = {} if servers is None or _inside() else servers
    absent = [package for program, package in welcome.items() if not shutil.which(program)]
    absent += [] if _inside() else [library.apt for library in missing(screens)]
    if missing(wanted) or absent or not is_ready(extra):
        with _only_one() as lock:
            _provide_libraries(wanted)
            _offer_servers(absent)
            if not is_ready(extra):
                _provide_packages(extra, lock)
    if not _inside():
        _restart(module)


def is_ready(extra: str) -> bool:
    """Whether `.venv` was set up to its end, for this pyproject.toml and these constraints.

    The test set holds all that a run needs, so it serves for both.
    """
    version = _venv_version()
    return version is not None and _is_stamped(extra, version)


def _is_stamped(extra: str, version: tuple[int, ...]) -> bool:
    stamps = {_stamp(group): _digest(group, version) for group in {extra, "test"}}
    if extra:
        stamps = {path: digest for path, digest in stamps.items() if path == _stamp(extra)}
    return not UNFINISHED.exists() and any(
        path.is_file() and path.read_text("ascii") == digest for path, digest in stamps.items()
    )


def _borrow(extra: str) -> bool:
    """Whether the packages of a `.venv` that somebody else set up serve this interpreter, where
    theirs lies in a folder of their own that only they may enter."""
    try:
        _venv_python().stat()
    except PermissionError:
        version = sys.version_info[:2]
    except OSError:
        return False
    else:
        return False
    packages = VENV / "lib" / f"python{_dotted(version)}" / "site-packages"
    if not _is_stamped(extra, version) or not os.access(packages, os.R_OK | os.X_OK):
        return False
    site.addsitedir(str(packages))
    # What this process starts finds them there too.
    inherited = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(packages), inherited)))
    return True


def _dotted(version: Iterable[int]) -> str:
    return ".".join(str(part) for part in version)


# --- system libraries ---------------------------------------------------------------------------


def _provide_libraries(wanted: Sequence[Library]) -> None:
    absent = missing(wanted)
    if not absent:
        return
    prefix = _privilege()
    line = install_line(absent)
    if prefix is None:
        stop("libraries", line=line)
    if prefix:
        _ask(line)
        # Here, where the question for the password is not covered by the counting of seconds.
        subprocess.run([*prefix, "-v"], check=False)  # noqa: S603 - sudo as found on PATH
    failure = _apt([library.apt for library in absent], prefix, "installing libraries")
    if failure is not None:
        write(failure)
        stop("libraries failed", line=line)
    still = missing(wanted)
    if still:
        stop("still missing", names=", ".join(library.soname for library in still))


def _offer_servers(packages: Sequence[str]) -> None:
    """Install them where nobody has to be asked: as root, or with sudo on a CI machine."""
    prefix = _privilege()
    if not packages or prefix is None or (prefix and not os.environ.get("CI")):
        return
    failure = _apt(packages, [*prefix, "-n"] if prefix else [], "installing servers")
    if failure is not None:
        write(failure)
        say("no servers")


def _privilege() -> list[str] | None:
    """What to put before apt-get: nothing as root, sudo as a user who has it; None: cannot."""
    if os.environ.get("MODERATOR_NO_SYSTEM_SETUP") or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo] if sudo else None


def _ask(line: str) -> None:
    say("libraries plan", line=line)
    if not sys.stdin.isatty():
        stop("not asked")
    write(sentence("ask"))
    if sys.stdin.readline().strip().lower() not in ("y", "yes", "是"):
        stop("declined")


def _apt(packages: Sequence[str], prefix: Sequence[str], key: str) -> str | None:
    """Install; the end of apt's own words if that failed."""
    # A fresh system may be busy with its own updates.
    patience = ["-o", "DPkg::Lock::Timeout=300"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *patience, *packages]
    say(key)
    write(f"  {' '.join([*prefix, *install])}\n")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    # A stale or partly refreshed package list is good enough if the install then succeeds.
    _watch([*quiet, "apt-get", "update", "-qq"], done=False)
    return _watch([*quiet, *install])


# --- .venv and packages -------------------------------------------------------------------------


def _provide_packages(extra: str, lock: int) -> None:
    # Never from inside: that would be sawing off the branch one sits on.
    if UNFINISHED.exists() and not _inside():
        say("mending")
        shutil.rmtree(VENV)
    if _venv_version() is None:
        _create_venv(lock)
    UNFINISHED.touch()
    for stamp in VENV.glob(".ready-*"):
        stamp.unlink()
    say("installing packages")
    installed = _install(f"{ROOT}[{extra}]" if extra else str(ROOT), lock)
    if installed:
        _stamp(extra).write_text(_digest(extra, _venv_version() or ()), "ascii")
    # Installers put back what they had begun when they fail; only a killed one leaves a ruin.
    UNFINISHED.unlink()
    if not installed:
        stop("packages failed", python=Path(sys.executable).name)


def _install(target: str, lock: int) -> bool:
    for position, installer in enumerate(_installers()):
        if position:
            say("trying pip")
        failure = _watch([*installer, "-q", "-c", str(CONSTRAINTS), "-e", target], hold=lock)
        if failure is None:
            return True
        write(failure)
    return False


def _create_venv(lock: int) -> None:
    say("creating", venv=VENV)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    pip_elsewhere = shutil.which("uv") or importlib.util.find_spec("pip")
    if not pip_elsewhere and not importlib.util.find_spec("ensurepip"):
        stop("no pip", line="sudo apt-get install python3-pip")
    # Debian's python3 cannot put pip into a new environment; its own pip installs from outside.
    options = ["--without-pip"] if pip_elsewhere else []
    failure = _watch([sys.executable, "-m", "venv", *options, str(VENV)], hold=lock, done=False)
    if failure is not None:
        write(failure)
        stop("venv failed", venv=VENV)


def _installers() -> list[list[str]]:
    """Ways to install into `.venv`, the fastest first."""
    python = str(_venv_python())
    ways = []
    uv = shutil.which("uv")
    if uv:
        ways.append([uv, "pip", "install", "--python", python])
    quiet = ["--disable-pip-version-check", "install"]
    if any(VENV.glob("lib*/**/site-packages/pip")):
        ways.append([python, "-m", "pip", *quiet])
    elif importlib.util.find_spec("pip"):
        ways.append([sys.executable, "-m", "pip", "--python", python, *quiet])
    return ways


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if _WINDOWS else "bin/python")


def _venv_version() -> tuple[int, ...] | None:
    """The version that `.venv` really starts, None if it starts nothing of use.

    It is asked, not read: after an upgrade of the system the link leads to another version.
    """
    if _inside():
        return sys.version_info[:2]
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [_venv_python(), "-I", "-S", "-c", question], capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    version = tuple(int(part) for part in answer.stdout.split())
    return version if version >= OLDEST_PYTHON else None


def _stamp(extra: str) -> Path:
    return VENV / f".ready-{extra or 'run'}"


def _digest(extra: str, version: Iterable[int]) -> str:
    digest = hashlib.sha256()
    for part in (ROOT / "pyproject.toml", CONSTRAINTS):
        digest.update(part.read_bytes())
    digest.update(f"{extra} {_dotted(version)} {ROOT}".encode())
    return digest.hexdigest()


# --- processes ----------------------------------------------------------------------------------


def _watch(command: Sequence[str], *, hold: int | None = None, done: bool = True) -> str | None:
    """Run quietly, counting seconds on a terminal; the end of its output if it failed.

    The child keeps the lock `hold` open: if this process is killed, the next one still waits
    until the child has gone.
    """
    started = time.monotonic()
    keep = () if hold is None or _WINDOWS else (hold,)
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(  # noqa: S603 - every word of it is written in this file
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, pass_fds=keep
        )
        try:
            while _running(child):
                if sys.stderr.isatty():
                    write(f"\r  {time.monotonic() - started:.0f} s ")
        except KeyboardInterrupt:
            child.wait()
            write("\n")
            stop("interrupted")
        if sys.stderr.isatty():
            write("\r")
        if child.returncode:
            return _tail(log)
    if done:
        say("done", seconds=round(time.monotonic() - started))
    return None


def _running(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return True
    return False


def _tail(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").splitlines()[-TAIL_LINES:]
    return "".join(f"  | {line}\n" for line in lines)


@contextlib.contextmanager
def _only_one() -> Iterator[int]:
    """Hold this checkout's lock; the system gives it back however the process ends."""
    try:
        lock = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        stop("read-only", folder=ROOT)
    try:
        if not _locked(lock):
            say("waiting")
            while not _locked(lock):
                time.sleep(0.3)
        yield lock
    finally:
        os.close(lock)


def _locked(lock: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - each system has one of the two

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _restart(module: str) -> NoReturn:
    command = [str(_venv_python()), "-m", module, *sys.argv[1:]]
    sys.stdout.flush()
    sys.stderr.flush()
    if _WINDOWS:  # where exec returns to the shell before the new process has ended
        raise SystemExit(subprocess.call(command))  # noqa: S603 - this very command again
    os.execv(command[0], command)  # noqa: S606 - this very command again
