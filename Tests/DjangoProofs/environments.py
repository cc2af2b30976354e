"""What `run` and `rotate` need around pytest: Python, the pinned packages, Django's documentation, and a
PostgreSQL and a Redis of their own."""

import contextlib
import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ENVIRONMENTS = ROOT / ".build" / "django-proofs"
VERSIONS = ["5.2", "6.0", "6.1"]
PYTHON = "3.12"
# What the bank says of Python itself holds here, too.
NEWER_PYTHON = "3.13"


def fail(sentence):
    sys.exit(f"proofs: {sentence}")


def find_programs():
    """The programs that proofs need beside Python, each of them or none: PostgreSQL's folder and Redis."""
    if not shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"):
        fail("nginx is missing; install it with: apt-get install nginx-light")
    redis = shutil.which("redis-server")
    if not redis:
        fail("Redis, the broker of Celery's proofs, is missing; install it with: apt-get install redis-server")
    return find_postgresql(), redis


def find_python(version=PYTHON):
    """An interpreter of a version; every supported Django runs on the oldest of them."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [sys.executable, shutil.which(f"python{version}"), "/usr/bin/python3"]
    candidates += sorted(map(str, pyenv.glob(f"{version}.*/bin/python3")), reverse=True)
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    for candidate in filter(None, candidates):
        try:
            answer = subprocess.run([candidate, "-c", question], capture_output=True, text=True)
        except OSError:
            continue
        if answer.returncode == 0 and answer.stdout.strip() == version:
            return candidate
    fail(f"Python {version} is missing; install it, or put its folder on PATH")


def find_postgresql():
    """The folder of PostgreSQL's server programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        fail("PostgreSQL's server is missing; install it with: apt-get install postgresql")
    return (found[-1] if found else Path(on_path)).parent


def environment(version, python, name=None):
    """A virtual environment with the pinned packages; made anew when the pins change."""
    files = [HERE / "requirements" / "common.txt", HERE / "requirements" / f"django-{version}.txt"]
    pins = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    folder = ENVIRONMENTS / (name or version)
    mark = folder / "pins"
    if not mark.exists() or mark.read_text() != pins:
        shutil.rmtree(folder, ignore_errors=True)
        if subprocess.run([python, "-m", "venv", folder]).returncode != 0:
            fail(f"{python} could not make the environment for Django {version}")
        requirements = [part for path in files for part in ("-r", path)]
        install = [folder / "bin" / "pip", "install", "--quiet", *requirements]
        if subprocess.run(install).returncode != 0:
            fail(f"the packages for Django {version} could not be installed; is there a network?")
        mark.write_text(pins)
    return folder / "bin" / "python"


def documentation(python):
    """The texts of Django's documentation, which only the source distribution carries: those of the
    newest version, since they are read for what holds of the project and not of one release."""
    pin = (HERE / "requirements" / f"django-{VERSIONS[-1]}.txt").read_text().splitlines()[0]
    folder = ENVIRONMENTS / "documentation"
    mark = folder / "pin"
    if mark.exists() and mark.read_text() == pin:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as target:
        command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "django",
                   "--dest", target, pin]
        if subprocess.run(command).returncode != 0:
            fail(f"the source distribution of {pin} could not be fetched; is there a network?")
        (archive,) = Path(target).iterdir()
        with tarfile.open(archive) as packed:
            for member in packed:
                parts = Path(member.name).parts
                if member.isfile() and parts[1:2] == ("docs",) and parts[-1].endswith(".txt"):
                    text = folder.joinpath(*parts[2:])
                    text.parent.mkdir(parents=True, exist_ok=True)
                    text.write_bytes(packed.extractfile(member).read())
    mark.write_text(pin)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PostgreSQL:
    """A throw-away cluster on the loopback address."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="prep-postgresql-"))
        self.port = free_port()

    def __enter__(self):
        if os.geteuid() == 0:
            # The server refuses to run as root.
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.call("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        # While a worker of autovacuum holds a snapshot in a database, no VACUUM there removes what was deleted since.
        options = (f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
                   " -c autovacuum=off")
        self.call("pg_ctl", "-o", options, "-l", self.folder / "log", "-w", "start")
        return self

    def __exit__(self, *failure):
        self.call("pg_ctl", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, program, *arguments):
        command = [self.programs / program, "-D", self.folder / "data", *arguments]
        user = "postgres" if os.geteuid() == 0 else None
        done = subprocess.run(
            command, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if done.returncode != 0:
            fail(f"PostgreSQL's {program} failed: {done.stderr.decode().strip()}")


class Redis:
    """A throw-away broker on the loopback address."""

    def __init__(self, program):
        self.program = program
        self.port = free_port()

    def __enter__(self):
        command = [self.program, "--bind", "127.0.0.1", "--port", str(self.port), "--save", "",
                   "--databases", "10000"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while self.process.poll() is None:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            time.sleep(0.05)
        fail(f"Redis failed with status {self.process.returncode}")

    def __exit__(self, *failure):
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def servers(programs):
    """Starts what proofs talk to; the environment variables that say where."""
    postgresql, redis = programs
    with PostgreSQL(postgresql) as database, Redis(redis) as broker:
        yield {
            "PROOFS_POSTGRESQL": "127.0.0.1",
            "PROOFS_POSTGRESQL_PORT": str(database.port),
            "PROOFS_BROKER": f"redis://127.0.0.1:{broker.port}",
        }


def variables(named, record, **more):
    """The environment in which pytest runs the proofs."""
    return os.environ | named | {
        "PROOFS_RECORD": str(record),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "default",
    } | more
