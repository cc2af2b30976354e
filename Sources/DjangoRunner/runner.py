"""Runs code against Django in a database of its own, for prep.

Read from standard input: a line of JSON with "models" (the source of an app's models), "app" (its name), "jobs"
(each "data", SQL that makes the tables, and "code"), "folder", which is empty, and "seconds", "memory", "output",
"rows" as limits. The input stays open: its end means that prep is gone. Written to standard output: a line of JSON
with Django's version, then one for each job, until one has no rows to give; with "all" each has its own time, and
the others go on.

Each job runs in a process of its own, which can neither write files, nor start processes, nor use the network, nor
send signals, and which this one ends when its time is up.
"""

import ast
import itertools
import json
import os
import resource
import select
import signal
import sys
import time

ANSWER = "<answer>"
LEAST_VERSION = (5, 2)


def say(result):
    os.write(1, json.dumps(result).encode() + b"\n")


# What runs in the process of a job.


class Fault(Exception):
    """Why there are no rows to judge."""


class Queries:
    """The SQL that is sent, and how often."""

    def __init__(self):
        self.counts = {}

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")):
            self.counts[sql] = self.counts.get(sql, 0) + 1
        return execute(sql, params, many, context)

    def listing(self):
        return [{"sql": sql[:2000], "count": count} for sql, count in self.counts.items()][:50]

    @property
    def wrote(self):
        return any(sql.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE") for sql in self.counts)


def names_at_hand(models):
    """What an answer may use without importing it."""
    import datetime
    import decimal

    from django.db import connection, models as of_django, transaction
    from django.db.models import functions

    names = {name: getattr(of_django, name) for name in of_django.__all__}
    names |= {name: getattr(functions, name) for name in functions.__all__}
    names |= {name: getattr(datetime, name) for name in ("date", "datetime", "timedelta")}
    names |= {"Decimal": decimal.Decimal, "models": of_django}
    names |= {"connection": connection, "transaction": transaction}
    names |= {name: value for name, value in vars(models).items() if not name.startswith("_")}
    return names | {"__name__": "answer"}


def value_of(code, names):
    """The value of the last expression, as at Python's prompt."""
    tree = ast.parse(code, ANSWER)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, ANSWER, "exec"), names)
    return eval(compile(ast.Expression(last.value), ANSWER, "eval"), names) if last else None


def items_of(value, limit):
    """The things that a value holds, whose queries are sent by asking for them; none for one thing."""
    from django.db.models import Manager, Model, QuerySet

    if isinstance(value, Manager):
        value = value.all()
    if isinstance(value, (str, bytes, dict, Model)) or not hasattr(value, "__iter__"):
        return None
    if isinstance(value, tuple) and any(columns_of(item).keys() == {0} for item in value):
        return None
    items = list(itertools.islice(iter(value), limit + 1))
    if len(items) > limit:
        raise Fault("rows")
    return items


def columns_of(item):
    """Names and values of one row."""
    from django.db.models import Model

    if isinstance(item, Model):
        added = {name for name in item.__dict__ if not name.startswith("_")}
        added -= {field.attname for field in item._meta.concrete_fields}
        shown = {type(item).__name__: f"{item.pk}: {item}" if type(item).__str__ is not Model.__str__ else item.pk}
        return shown | {name: item.__dict__[name] for name in sorted(added) if is_plain(item.__dict__[name])}
    if isinstance(item, dict):
        return item
    if hasattr(item, "_asdict"):
        return item._asdict()
    if isinstance(item, (tuple, list)):
        return dict(enumerate(item))
    return {0: item}


def is_plain(value):
    return value is None or isinstance(cell(value), (int, float)) or cell(value) == value


def cell(value):
    import datetime
    import decimal
    import math

    from django.db.models import Model

    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return value if abs(value) < 2**63 else str(value)
    if isinstance(value, (float, decimal.Decimal)):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return str(value)
    if isinstance(value, Model):
        return next(iter(columns_of(value).values()))
    return repr(value)[:2000]


def rows_of(value, items):
    rows = [columns_of(item) for item in (items if items is not None else [value])]
    columns = [name if isinstance(name, str) else "" for name in rows[0]] if rows else []
    return {"columns": columns, "rows": [[cell(value) for value in row.values()] for row in rows]}


def tables(connection):
    """Every row of every table, with the table's name before it."""
    with connection.cursor() as cursor:
        cursor.execute("select name from sqlite_master where type = 'table' order by name")
        rows = []
        for (name,) in cursor.fetchall():
            cursor.execute(f'select * from "{name}"')
            rows += [[name, *map(cell, row)] for row in cursor.fetchall()]
    return {"columns": ["table"], "rows": rows}


def answer(job, limits, models):
    from django.db import connection

    connection.ensure_connection()
    connection.connection.executescript(job["data"])
    if hasattr(connection.connection, "setlimit"):
        # No other database beside this one: SQLITE_LIMIT_ATTACHED.
        connection.connection.setlimit(7, 0)
    names = names_at_hand(models)
    shut(limits)
    queries = Queries()
    try:
        with connection.execute_wrapper(queries):
            value = value_of(job["code"], names)
            items = items_of(value, limits["rows"])
        if value is None and not queries.wrote and not limits["tables"]:
            return {"fault": "nothing"}
        result = rows_of(value, items)
        result |= {"sql": queries.listing(), "queries": sum(queries.counts.values())}
        return result | ({"tables": tables(connection)} if queries.wrote or limits["tables"] else {})
    except Fault as fault:
        return {"fault": str(fault)}
    except MemoryError:
        return {"fault": "memory"}
    except BaseException as error:
        return {"error": told(error)}


def told(error):
    """What Python says of an error, and in which line of the answer."""
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == ANSWER:
            line = trace.tb_lineno
        trace = trace.tb_next
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return {"type": type(error).__name__, "message": message[:1000], "line": line}


# What a job may not do.

HARMLESS = ("os.listdir", "os.scandir", "os.getxattr", "os.listxattr", "os.putenv", "os.unsetenv")
FORBIDDEN = (
    "_posixsubprocess.", "_thread.", "ctypes.", "fcntl.", "ftplib.", "http.", "imaplib.", "mmap.", "nntplib.",
    "os.", "poplib.", "pty.", "resource.", "shutil.", "signal.", "smtplib.", "socket.", "sqlite3.connect",
    "sqlite3.enable", "sqlite3.load", "subprocess.", "syslog.", "telnetlib.", "tempfile.", "urllib.", "webbrowser.",
)


def hook(event, arguments):
    """Says what is forbidden where Python is asked for it; see ``filtered`` for what the kernel keeps."""
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if not writes and isinstance(path, str) and os.path.normpath(path).startswith(READABLE):
            return
        raise PermissionError("an answer may not open files")
    if event == "import" and arguments[0] in ("ctypes", "_ctypes", "_posixsubprocess"):
        raise ImportError(f"an answer may not import {arguments[0]}")
    if event.startswith(FORBIDDEN) and event not in HARMLESS:
        raise PermissionError(f"an answer may not use {event}")


READABLE = tuple(
    {os.path.realpath(path) + "/" for path in sys.path if path}
    | {path + "/" for path in (sys.prefix, sys.base_prefix, "/usr/share/zoneinfo")}
)


def shut(limits):
    """Closes what an answer has no business with; none of it can be opened again."""
    import subprocess

    for name in (resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_CORE):
        resource.setrlimit(name, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    except ValueError:
        # macOS has no such limit.
        pass
    seconds = int(limits["seconds"]) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    filtered()
    for name in ("ctypes", "_ctypes", "_posixsubprocess"):
        sys.modules.pop(name, None)
    subprocess._fork_exec = None
    sys.addaudithook(hook)


# System calls by their numbers on x86-64 and on arm64, from Linux's tables; None where there is none.
DENIED = {
    "fork": (57, None), "vfork": (58, None), "clone": (56, 220), "clone3": (435, 435), "execve": (59, 221),
    "execveat": (322, 281), "ptrace": (101, 117), "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438), "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "setsid": (112, 157), "setpgid": (109, 154), "prlimit64": (302, 261),
    "setrlimit": (160, 164), "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39),
    "chroot": (161, 51), "bpf": (321, 280), "io_uring_setup": (425, 425), "perf_event_open": (298, 241),
    "keyctl": (250, 219), "add_key": (248, 217), "socket": (41, 198), "socketpair": (53, 199),
    "creat": (85, None), "openat2": (437, 437), "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None),
    "renameat": (264, 38), "renameat2": (316, 276), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None),
    "mknodat": (259, 33), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "lchown": (94, None), "fchown": (93, 55), "fchownat": (260, 54), "truncate": (76, 45),
    "ftruncate": (77, 46), "utime": (132, None), "utimes": (235, None), "futimesat": (261, None),
    "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16), "memfd_create": (319, 279),
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
}
# open and openat are denied where their flags ask for writing; the place of the flags among the arguments.
OPENING = ({2: 1, 257: 2}, {56: 2})
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def filtered():
    """Has Linux refuse what ``DENIED`` names (seccomp(2)); elsewhere ``hook`` alone stands guard."""
    column, architecture = ARCHITECTURES.get(os.uname().machine, (None, None))
    if sys.platform != "linux" or column is None:
        return
    try:
        import ctypes
    except ImportError:
        return
    # Instructions of the classic packet filter: code, jump if true, jump if false, operand.
    load, equal, bits, give = 0x20, 0x15, 0x45, 0x06
    allow, deny = 0x7FFF0000, 0x00050000 | 1
    program = [(load, 0, 0, 4), (equal, 1, 0, architecture), (give, 0, 0, deny), (load, 0, 0, 0)]
    if column == 0:
        # Numbers of the ABI x32 have this bit.
        program += [(0x35, 0, 1, 0x40000000), (give, 0, 0, deny)]
    for numbers in DENIED.values():
        if numbers[column] is not None:
            program += [(equal, 0, 1, numbers[column]), (give, 0, 0, deny)]
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    for number, place in OPENING[column].items():
        program += [(equal, 0, 4, number), (load, 0, 0, 16 + 8 * place), (bits, 0, 1, writes)]
        program += [(give, 0, 0, deny), (give, 0, 0, allow)]
    program.append((give, 0, 0, allow))

    class Instruction(ctypes.Structure):
        _fields_ = [("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("k", ctypes.c_uint)]

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("start", ctypes.POINTER(Instruction))]

    lines = (Instruction * len(program))(*(Instruction(*line) for line in program))
    library = ctypes.CDLL(None, use_errno=True)
    pointer = ctypes.byref(Program(len(program), lines))
    # PR_SET_NO_NEW_PRIVS, then PR_SET_SECCOMP with SECCOMP_MODE_FILTER.
    library.prctl(38, 1, 0, 0, 0)
    library.prctl(22, 2, pointer, 0, 0)


# What runs in the process that prep started.


def set_up(task):
    """Django with an app whose models are the task's."""
    try:
        import django
    except ImportError:
        return say({"problem": "noDjango"})
    if django.VERSION[:2] < LEAST_VERSION:
        return say({"problem": "oldDjango", "version": django.get_version()})
    from django.conf import settings

    os.chdir(task["folder"])
    os.mkdir(task["app"])
    for name, text in (("__init__", ""), ("models", task["models"])):
        with open(f"{task['app']}/{name}.py", "w", encoding="utf-8") as file:
            file.write(text)
    sys.path.insert(0, os.getcwd())
    settings.configure(
        SECRET_KEY="none", USE_TZ=True, TIME_ZONE="UTC", LOGGING_CONFIG=None, INSTALLED_APPS=[task["app"]],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    )
    try:
        django.setup()
    except Exception as error:
        return say({"problem": "models", "message": f"{type(error).__name__}: {error}"[:1000]})
    say({"django": django.get_version()})
    return sys.modules[task["app"] + ".models"]


def run(job, task, models, deadline):
    """Has a process of its own do a job, and ends it when its time is up; gives what came of it."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        os.close(0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            text = json.dumps(answer(job, task, models)).encode()
        except BaseException as error:
            text = json.dumps({"problem": "data", "message": f"{type(error).__name__}: {error}"[:1000]}).encode()
        while text:
            text = text[os.write(writing, text) :]
        os._exit(0)
    os.close(writing)
    text, fault = collected(reading, task["output"], deadline)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(reading)
    try:
        result = {"fault": fault} if fault else json.loads(text)
    except ValueError:
        result = {"fault": "died"}
    say(result)
    return result


def collected(reading, limit, deadline):
    """What a job writes, or why it is not waited for any longer."""
    text = b""
    while True:
        ready, _, _ = select.select([reading, 0], [], [], max(0, deadline - time.monotonic()))
        if 0 in ready:
            os.killpg(0, signal.SIGKILL)
        if not ready:
            return text, "time"
        more = os.read(reading, 1 << 16)
        text += more
        if len(text) > limit:
            return text, "output"
        if not more:
            return text, None


def main():
    os.closerange(3, 1024)
    os.environ.clear()
    task = json.loads(read_line()) | {"tables": False}
    deadline = time.monotonic() + task["seconds"]
    models = set_up(task)
    if models:
        for job in task["jobs"]:
            if task["all"]:
                deadline = time.monotonic() + task["seconds"]
            result = run(job, task, models, deadline)
            if "rows" not in result and not task["all"]:
                break
            # Where the first writes, the others are asked what stands in the tables as well.
            task["tables"] = task["tables"] or "tables" in result


def read_line():
    text = b""
    while not text.endswith(b"\n"):
        more = os.read(0, 1 << 16)
        if not more:
            sys.exit(0)
        text += more
    return text


main()
