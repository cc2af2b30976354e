import Commands
import Foundation
import Testing

/// Queries that are written on a real pseudo-terminal, with the real bank.
@Suite(.serialized) struct QueryTerminalTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
  }

  /// A quiz of one query; the editor is a line of shell that is given the file as `$1`.
  private func quiz(
    _ topic: String, editor: String, _ flags: [String] = []
  ) throws -> PseudoTerminal {
    try program.write("#!/bin/sh\n\(editor)\n", to: "editor")
    let path = program.folder + "/editor"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    environment["VISUAL"] = path
    environment["PATH"] = "/usr/bin:/bin"
    let words = ["quiz", topic, "--kind", "query", "--level", "beginner", "-n", "1", "--seed", "1"]
    return try PseudoTerminal(words + flags, environment: environment)
  }

  @Test func `a statement from an editor is run, then given`() throws {
    let terminal = try quiz(
      "sql", editor: "stty -a | grep -q ' icanon' && echo \"select 'from $(basename $1)'\" >$1")
    #expect(terminal.wait(for: "e editor"))
    terminal.type("e")
    #expect(terminal.wait(for: "g run"))
    #expect(terminal.picture.lines.contains { $0.contains("select 'from answer.sql'") })
    terminal.type("g")
    terminal.type("\r")
    #expect(terminal.wait(for: "Wrong. Graded again"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isGivenBack)
    #expect(terminal.isAsBefore)
  }

  @Test func `an editor that fails leaves the text as it is`() throws {
    let terminal = try quiz("sql", editor: "echo broken >$1; exit 3")
    #expect(terminal.wait(for: "e editor"))
    terminal.type("tselect 42\u{1b}")
    #expect(terminal.wait(for: "g run"))
    terminal.type("e")
    #expect(terminal.wait(for: "it ended with status 3"))
    #expect(terminal.picture.lines.contains { $0.contains("select 42") })
    #expect(!terminal.picture.lines.contains { $0.contains("broken") })
    terminal.type("q")
    #expect(terminal.end() == .status(0))
  }

  @Test func `Ctrl-C stops what runs and keeps the text`() throws {
    let python = try StandInPython(running: "sleep 1000")
    #expect(program.run(["config", "python", python.path]).status == .done)
    let terminal = try quiz("orm", editor: "echo 'Book.objects.all()' >$1")
    #expect(terminal.wait(for: "e editor"))
    terminal.type("e")
    #expect(terminal.wait(for: "g run"))
    terminal.type("\r")
    #expect(terminal.wait(for: "Running… "))
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "Not judged: it was stopped."))
    #expect(terminal.picture.lines.contains { $0.contains("Book.objects.all()") })
    terminal.type("q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isGivenBack)
  }

  @Test func `without Django the answer is graded beside ours`() throws {
    #expect(program.run(["config", "python", "/nowhere/python"]).status == .done)
    let terminal = try quiz("orm", editor: "echo 'Book.objects.all()' >$1")
    #expect(terminal.wait(for: "e editor"))
    terminal.type("e")
    #expect(terminal.wait(for: "g run"))
    terminal.type("\r")
    #expect(terminal.wait(for: "Not run: Django 5.2 or later is needed"))
    terminal.type("g")
    #expect(terminal.wait(for: "Graded good"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
  }

  // MARK: In lines

  @Test func `in lines the editor is offered, and an empty line gives what was written`() throws {
    let terminal = try quiz(
      "sql", editor: "printf 'select 7\\n  as lucky\\n' >$1", ["--plain"])
    #expect(terminal.wait(for: "e editor, r references"))
    terminal.type("e\n")
    #expect(terminal.wait(for: "(Enter gives it, run tries it, e goes on with it)"))
    terminal.type("run\n")
    #expect(terminal.wait(for: "lucky\r\n7"))
    terminal.type("\n")
    #expect(terminal.wait(for: "Wrong."))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
  }

  @Test func `in lines what could not be judged is gone on with in the editor`() throws {
    let terminal = try quiz("sql", editor: "sed -i s/selct/select/ $1", ["--plain"])
    #expect(terminal.wait(for: "e editor"))
    terminal.type("selct 42\n")
    #expect(terminal.wait(for: "Not judged: SQLite says"))
    terminal.type("e\n")
    #expect(terminal.wait(for: "\nselect 42"))
    terminal.type("\n")
    #expect(terminal.wait(for: "Wrong."))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
  }

  @Test func `in lines an editor that fails is told`() throws {
    let terminal = try quiz("sql", editor: "exit 3", ["--plain"])
    #expect(terminal.wait(for: "e editor"))
    terminal.type("e\n")
    #expect(terminal.wait(for: "The editor gave no text: it ended with status 3."))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
  }

  @Test func `in lines Ctrl-C stops what runs, and the question stands`() throws {
    let python = try StandInPython(running: "sleep 1000")
    #expect(program.run(["config", "python", python.path]).status == .done)
    let terminal = try quiz("orm", editor: "exit 0", ["--plain"])
    #expect(terminal.wait(for: "e editor"))
    terminal.type("Book.objects.all()\n")
    #expect(terminal.wait(for: "Running… (Ctrl-C stops it)"))
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "Not judged: it was stopped."))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
    #expect(terminal.screen.contains("No question answered."))
  }

  @Test func `in JSON an interrupt stops what runs, and the question stands`() throws {
    let started = program.folder + "/started"
    let python = try StandInPython(running: "touch '\(started)'; sleep 1000")
    #expect(program.run(["config", "python", python.path]).status == .done)
    let terminal = try quiz("orm", editor: "exit 0", ["--json"])
    #expect(terminal.wait(for: #""event":"question""#))
    terminal.type("{\"answer\":\"Book.objects.all()\"}\n")
    for _ in 0..<1_200 where !FileManager.default.fileExists(atPath: started) {
      _ = terminal.wait(for: "\u{0}", attempts: 1)
    }
    terminal.send(signal: SIGINT)
    #expect(terminal.wait(for: #""message":"it was stopped""#))
    terminal.type("q\n")
    #expect(terminal.wait(for: #""answered":0"#))
    #expect(terminal.end() == .status(0))
  }
}
