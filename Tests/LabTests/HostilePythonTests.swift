import Foundation
import Lab
import Testing

/// Python that wants out, or wants all there is: each is stopped, and nothing is written anywhere.
@Suite(.enabled(if: LocalPython.found != nil), .serialized) struct HostilePythonTests {
  /// Asks for what is not allowed: files, processes, the network, signals, memory of others.
  static let forbidden = [
    "open('FOLDER/w', 'w')", "open('FOLDER/w', 'x')", "open('FOLDER/keep', 'a').write('x')",
    "open('/etc/passwd').read()", "import io; io.open('/etc/passwd').read()",
    "import os; os.open('FOLDER/w', os.O_CREAT | os.O_WRONLY)",
    "import os; os.open('/dev/mem', os.O_RDWR)",
    "import os; os.open('FOLDER/keep', os.O_RDONLY | os.O_TRUNC)",
    "import pathlib; pathlib.Path('FOLDER/w').write_text('x')",
    "import pathlib; pathlib.Path('/etc/hosts').read_text()",
    "import pathlib; pathlib.Path('FOLDER/w').touch()",
    "import os; os.mkdir('FOLDER/w')", "import os; os.makedirs('FOLDER/w/x')",
    "import os; os.remove('FOLDER/keep')",
    "import os; os.unlink('FOLDER/keep')", "import os; os.rename('FOLDER/keep', 'FOLDER/w')",
    "import os; os.replace('FOLDER/keep', 'FOLDER/w')", "import os; os.rmdir('FOLDER')",
    "import os; os.symlink('/etc/passwd', 'FOLDER/w')",
    "import os; os.link('FOLDER/keep', 'FOLDER/w')",
    "import os; os.chmod('FOLDER/keep', 0)", "import os; os.truncate('FOLDER/keep', 0)",
    "import os; os.utime('FOLDER/keep', (0, 0))", "import os; os.chown('FOLDER/keep', 1, 1)",
    "import os; os.chdir('/')", "import shutil; shutil.rmtree('FOLDER')",
    "import shutil; shutil.copy('/etc/passwd', 'FOLDER/w')",
    "import tempfile; tempfile.mkdtemp(dir='FOLDER')",
    "import tempfile; tempfile.NamedTemporaryFile(dir='FOLDER')",
    "import zipfile; zipfile.ZipFile('FOLDER/w', 'w')",
    "import logging; logging.FileHandler('FOLDER/w')", "import shelve; shelve.open('FOLDER/w')",
    "import sqlite3; sqlite3.connect('FOLDER/w')",
    "connection.connection.backup(__import__('sqlite3').connect('FOLDER/w'))",
    "connection.cursor().execute(\"attach 'FOLDER/w' as a\"); connection.cursor().execute('create table a.t (x)')",
    "connection.cursor().execute(\"vacuum into 'FOLDER/w'\")",
    "connection.connection.enable_load_extension(True)",
    "connection.cursor().execute(\"select load_extension('x')\")",
    "import os; os.system('touch FOLDER/w')", "import os; os.popen('touch FOLDER/w')",
    "import subprocess; subprocess.run(['touch', 'FOLDER/w'])",
    "import subprocess; subprocess.Popen('touch FOLDER/w', shell=True)",
    "import subprocess; subprocess.check_output('id')",
    "import subprocess; subprocess._fork_exec(*[None] * 23)",
    "import _posixsubprocess", "import os; os.execv('/bin/sh', ['sh', '-c', 'touch FOLDER/w'])",
    "import os; os.execvp('touch', ['touch', 'FOLDER/w'])",
    "import os; os.spawnv(os.P_WAIT, '/bin/touch', ['touch', 'FOLDER/w'])",
    "import os; os.posix_spawn('/bin/touch', ['touch', 'FOLDER/w'], {})", "import os; os.fork()",
    "import os\nwhile True: os.fork()", "import os; os.forkpty()", "import pty; pty.fork()",
    "import pty; pty.spawn('/bin/sh')",
    "import multiprocessing; multiprocessing.Process(target=print).start()",
    "import multiprocessing; multiprocessing.Pool(2)",
    "import threading; threading.Thread(target=print).start()",
    "import _thread; _thread.start_new_thread(print, ())",
    "import concurrent.futures as c; c.ThreadPoolExecutor().submit(print)",
    "import asyncio; asyncio.run(asyncio.create_subprocess_exec('id'))",
    "import socket; socket.socket()", "import socket; socket.create_connection(('127.0.0.1', 80))",
    "import socket; socket.getaddrinfo('example.com', 80)", "import socket; socket.socketpair()",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1/')",
    "import urllib.request; urllib.request.urlopen('file:///etc/passwd')",
    "import http.client; http.client.HTTPConnection('127.0.0.1').request('GET', '/')",
    "import smtplib; smtplib.SMTP('127.0.0.1')", "import ftplib; ftplib.FTP('127.0.0.1')",
    "import ctypes", "import _ctypes", "from ctypes import CDLL",
    "__import__('ctypes').CDLL(None).system(b'id')",
    "import os; os.kill(PROCESS, 9)", "import os; os.kill(os.getppid(), 9)",
    "import os; os.killpg(0, 9)",
    "import os, signal; signal.pthread_kill(1, 9)",
    "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "import resource; resource.prlimit(PROCESS, resource.RLIMIT_CPU, (0, 0))",
    "import fcntl; fcntl.fcntl(1, fcntl.F_SETOWN, PROCESS)", "import mmap; mmap.mmap(-1, 4096)",
    "open('/proc/PROCESS/mem', 'rb')", "open('/proc/self/mem', 'r+b')", "open('/dev/tty', 'w')",
    "import sys; open(sys.prefix + '/../../../../../../etc/passwd')",
    "import syslog; syslog.syslog('x')",
    "from django.core.management import call_command; call_command('startapp', 'w', directory='FOLDER')",
    "from django.core.mail import send_mail; send_mail('a', 'b', 'c@d.e', ['f@g.h'])",
    "from django.core.files.storage import FileSystemStorage as S; S('FOLDER').open('w', 'w')",
  ]

  /// Never ends, or gives too much.
  static let endless = [
    "while True: pass",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "import itertools; itertools.count()", "import itertools; list(itertools.count())",
    "import itertools; max(itertools.count())", "sum(range(10 ** 12))", "'x' * 10 ** 9",
    "[0] * 10 ** 9",
    "bytearray(2 ** 31)", "list(range(10 ** 10))", "10 ** 10 ** 8",
    "import math; math.factorial(10 ** 7)",
    "import re; re.match('(a+)+$', 'a' * 40 + 'b')", "import time; time.sleep(1000)",
    "import select; select.select([], [], [])", "import threading; threading.Event().wait()",
    "while True: print('x' * 10 ** 6)", "import sys\nwhile True: sys.stderr.write('x' * 10 ** 6)",
    "import os\nwhile True: os.write(1, b'x' * 10 ** 6)",
    "import os\nfor n in range(3, 64):\n    try:\n        while True: os.write(n, b'x' * 10 ** 6)\n    except OSError: pass",
    "'x' * 10 ** 7", "['x' * 10 ** 6] * 50", "range(5000)", "(i for i in iter(int, 1))",
    "class A:\n    def __iter__(self):\n        while True: yield 1\nA()",
    "class A:\n    def __repr__(self):\n        while True: pass\nA()",
    "class A:\n    def __repr__(self):\n        return 'x' * 10 ** 9\nA()",
    "def f(): return f()\nf()", "def f(n): return [f(n + 1), f(n + 1)]\nf(0)",
    "x = []\nwhile True: x.append('y' * 10 ** 5)",
    "x = {}\nwhile True: x[len(x)] = list(range(1000))",
    "import signal\nfor n in range(1, 32):\n    try: signal.signal(n, signal.SIG_IGN)\n    except Exception: pass\nwhile True: pass",
    "import signal; signal.alarm(0)\nwhile True: pass", "import os; os._exit(0)",
    "import os; os.abort()", "exit()",
    "raise KeyboardInterrupt", "raise SystemExit(3)", "input()", "breakpoint()",
    "import os; os.setsid()\nwhile True: pass",
    "import faulthandler; faulthandler._sigsegv()",
    "import sys; sys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()",
    "Book.objects.bulk_create(Book(title='x') for i in iter(int, 1))",
    "while True: Book.objects.create(title='x' * 10 ** 5)",
    "connection.cursor().execute('with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n')",
    "connection.cursor().execute('select randomblob(1000000000)').fetchall()",
    "list(Book.objects.raw('with recursive n(id) as (select 1 union all select id + 1 from n) select id from n'))",
    "exec('while True: pass')", "compile('(' * 10 ** 5, 'x', 'eval')",
    "eval('[' * 10 ** 4 + ']' * 10 ** 4)",
    "import gc; gc.disable()\nwhile True: x = []; x.append(x)",
    "from decimal import *; Decimal(10) ** 10 ** 10 ** 3",
  ]

  @Test func `there are a hundred of them and more`() {
    #expect(Self.forbidden.count + Self.endless.count >= 110)
  }

  private static func results(
    _ codes: [String], folder: String, _ limits: LabLimits
  ) throws -> [Result<ORMRun, LabFault>] {
    let process = String(ProcessInfo.processInfo.processIdentifier)
    let jobs = codes.map {
      ORMLab.Job(
        data: ORMLabTests.data,
        code: $0.replacing("FOLDER", with: folder).replacing("PROCESS", with: process))
    }
    return try ORMLabTests.lab(limits).runAll(jobs)
  }

  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("kept".utf8).write(to: URL(filePath: folder + "/keep"))
    try body(folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keep"])
    #expect(try String(contentsOfFile: folder + "/keep", encoding: .utf8) == "kept")
  }

  @Test func `what reaches out is refused, and writes no file`() throws {
    try Self.inFolder { folder in
      let results = try Self.results(Self.forbidden, folder: folder, .orm)
      #expect(results.count == Self.forbidden.count)
      for (code, result) in zip(Self.forbidden, results) {
        #expect(throws: LabFault.self, "\(code)") { try result.get() }
      }
    }
  }

  @Test func `what never ends or gives too much is stopped`() throws {
    var limits = LabLimits.orm
    limits.seconds = 0.7
    try Self.inFolder { folder in
      let results = try Self.results(Self.endless, folder: folder, limits)
      #expect(results.count == Self.endless.count)
      for (code, result) in zip(Self.endless, results) {
        #expect(throws: LabFault.self, "\(code)") { try result.get() }
      }
    }
  }
}
