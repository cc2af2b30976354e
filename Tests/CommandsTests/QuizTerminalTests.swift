import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The quiz on a real pseudo-terminal, with the real bank.
@Suite(.serialized) struct QuizTerminalTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
  }

  private func quiz(
    _ words: [String] = ["--kind", "choice"], term: String = "xterm-256color"
  ) throws -> PseudoTerminal {
    var environment = program.environment
    environment["TERM"] = term
    return try PseudoTerminal(["quiz", "--seed", "1"] + words, environment: environment)
  }

  private func reviews() throws -> Int {
    let terminal = try PseudoTerminal(["stats", "--json"], environment: program.environment)
    _ = terminal.end()
    let digits = terminal.screen.firstRange(of: "\"reviews\":").map {
      terminal.screen[$0.upperBound...].prefix(while: \.isNumber)
    }
    return try #require(digits.flatMap { Int($0) })
  }

  @Test func `an answer is shown, kept and can be taken back`() throws {
    let terminal = try quiz()
    #expect(terminal.wait(for: "don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    #expect(try reviews() == 1)
    terminal.clear()
    terminal.type("u")
    #expect(terminal.wait(for: "Took back"))
    #expect(try reviews() == 0)
    // The page before may have been drawn once more, for its clock.
    terminal.clear()
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
    #expect(terminal.screen.contains("0 of 1 right"))
    #expect(try reviews() == 1)
  }

  @Test func `an open question is revealed and graded by its suggestion`() throws {
    let terminal = try quiz(["--kind", "open", "orm", "-n", "1"])
    #expect(terminal.wait(for: "Enter show the answer"))
    terminal.type("\r")
    #expect(terminal.wait(for: "h hard"))
    terminal.type("g")
    #expect(terminal.wait(for: "Graded good"))
    terminal.clear()
    terminal.type("\r")
    #expect(terminal.wait(for: " Done\n"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
    #expect(terminal.screen.contains("1 of 1 right"))
    #expect(terminal.isAsBefore)
  }

  @Test(arguments: [
    (SIGTERM, PseudoTerminal.End.signal(SIGTERM)), (SIGHUP, .signal(SIGHUP)),
    (SIGINT, .signal(SIGINT)), (SIGQUIT, .signal(SIGQUIT)),
  ])
  func `a signal gives the terminal back`(signal: Int32, end: PseudoTerminal.End) throws {
    let terminal = try quiz()
    #expect(terminal.wait(for: "don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.send(signal: signal)
    #expect(terminal.end() == end)
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
    #expect(try reviews() == 1)
  }

  @Test func `Ctrl-C leaves with the summary and status 130`() throws {
    let terminal = try quiz()
    #expect(terminal.wait(for: "don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("\u{3}")
    #expect(terminal.end() == .status(130))
    #expect(terminal.screen.contains("0 of 1 right"))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
  }

  @Test func `Ctrl-Z stops with the terminal given back, and fg draws again`() throws {
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    environment["PS1"] = "shell> "
    let terminal = try PseudoTerminal(shellIn: environment)
    #expect(terminal.wait(for: "shell> "))
    terminal.type("'\(PseudoTerminal.program)' quiz --seed 1 --kind choice\n")
    #expect(terminal.wait(for: "don't know"))
    terminal.clear()
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    #expect(terminal.wait(for: "shell> "))
    #expect(terminal.isGivenBack)
    terminal.clear()
    terminal.type("fg\n")
    #expect(terminal.wait(for: "don't know"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "No question answered."))
    terminal.type("stty -a | grep -o ' icanon'; exit 7\n")
    #expect(terminal.end() == .status(7))
    #expect(terminal.screen.contains(" icanon\r\n"))
    #expect(terminal.isGivenBack)
  }

  @Test func `a stopped quiz can be killed, and does not stop again in the background`() throws {
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    environment["PS1"] = "shell> "
    let terminal = try PseudoTerminal(shellIn: environment)
    #expect(terminal.wait(for: "shell> "))
    terminal.type("'\(PseudoTerminal.program)' quiz --seed 1 --kind choice\n")
    #expect(terminal.wait(for: "don't know"))
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    terminal.clear()
    terminal.type("kill %1; sleep 0.3; jobs; exit 7\n")
    #expect(terminal.wait(for: "Terminated"))
    #expect(!terminal.screen.contains("Stopped"))
    #expect(terminal.end() == .status(7))
  }

  @Test func `a resized window is drawn again at its width`() throws {
    let terminal = try quiz()
    #expect(terminal.wait(for: "don't know"))
    terminal.clear()
    terminal.resize(columns: 38, rows: 12)
    #expect(terminal.wait(for: "r refs"), "\(terminal.picture.lines)")
    #expect(
      terminal.picture.lines[0].hasSuffix("0:00") || terminal.picture.lines[0].hasSuffix("0:01"))
    #expect(terminal.picture.lines[11].hasSuffix("q leave"))
    #expect(terminal.picture.unknown == [])
    terminal.type("q")
    #expect(terminal.end() == .status(0))
  }

  @Test func `a dumb terminal gets plain lines`() throws {
    let terminal = try quiz(term: "dumb")
    #expect(terminal.wait(for: "r references, s skip, u undo, q stop, ? keys)"))
    #expect(!terminal.screen.contains("\u{1b}"))
    terminal.type("q\n")
    #expect(terminal.end() == .status(0))
  }

  @Test func `an error gives the terminal back and says what failed`() throws {
    let terminal = try quiz()
    #expect(terminal.wait(for: "don't know"))
    // The store becomes something else under the running quiz.
    try program.write(String(repeating: "not a store\n", count: 1000), to: "data/progress.sqlite")
    terminal.type("0")
    #expect(terminal.end() == .status(3))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
    #expect(terminal.screen.contains("progress.sqlite"))
  }

  @Test func `three processes at once lose nothing`() throws {
    let quizzes = try (0..<3).map { _ in
      try PseudoTerminal(["quiz", "--json", "--count", "20"], environment: program.environment)
    }
    for quiz in quizzes { quiz.type(String(repeating: "?\n", count: 8)) }
    for quiz in quizzes {
      for _ in 0..<400 where quiz.screen.ranges(of: "\"event\":\"graded\"").count < 8 {
        _ = quiz.wait(for: "\"number\":9,", attempts: 1)
      }
      #expect(quiz.screen.ranges(of: "\"event\":\"graded\"").count == 8)
    }
    #expect(try reviews() == 24)
  }
}
