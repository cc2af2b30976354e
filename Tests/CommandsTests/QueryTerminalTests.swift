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
  private func quiz(_ topic: String, editor: String) throws -> PseudoTerminal {
    try program.write("#!/bin/sh\n\(editor)\n", to: "editor")
    let path = program.folder + "/editor"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    environment["VISUAL"] = path
    environment["PATH"] = "/usr/bin:/bin"
    let words = ["quiz", topic, "--kind", "query", "--level", "beginner", "-n", "1", "--seed", "1"]
    return try PseudoTerminal(words, environment: environment)
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
}
