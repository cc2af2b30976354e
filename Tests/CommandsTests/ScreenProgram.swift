import Testing

/// The screens that a program can be on.
enum Screen: CaseIterable {
  case home, statistics, finder, reader, quiz, feedback, editor, judging, summary, resumeOffer,
    interview

  var words: [String] {
    switch self {
    case .home, .statistics: []
    case .finder, .reader: ["search"]
    case .quiz, .feedback: ["quiz", "--kind", "choice", "--seed", "1"]
    case .editor, .judging: ["quiz", "--kind", "open", "--seed", "1"]
    case .summary: ["quiz", "--kind", "choice", "-n", "1", "--seed", "1"]
    case .resumeOffer: ["quiz"]
    case .interview: ["interview", "--seed", "1"]
    }
  }

  /// What leads there, and what shows that it is there.
  var entry: (first: String, keys: String, sign: String) {
    switch self {
    case .home: ("q leave", "", "q leave")
    case .statistics: ("q leave", "s", "Esc back")
    case .finder: ("Esc leave", "csrf", "Search: csrf")
    case .reader: ("Esc leave", "\r", "Esc back")
    case .quiz: ("0 don't know", "h", "0 don't know")
    case .feedback: ("0 don't know", "0", "Graded again")
    case .editor: ("t type yours", "tsome text", "some text")
    case .judging: ("t type yours", "tsome text\u{4}", "h hard")
    case .summary: ("0 don't know", "s", "practise what you missed")
    case .resumeOffer: ("go on with it", "", "n new quiz")
    case .interview: ("q pause", "", "q pause")
    }
  }
}

extension Screen {
  /// What leads to it over other pages, which drop what is typed before they are drawn.
  var way: [(keys: String, sign: String)] {
    self == .summary ? [("0", "Graded again"), ("\r", "missed this one before")] : []
  }
}

/// A program with a data folder of its own that is started on pseudo-terminals.
struct ScreenProgram {
  let program: TestProgram

  init() throws {
    program = try TestProgram()
    program.environment["TERM"] = "xterm-256color"
  }

  func start(_ words: String...) throws -> PseudoTerminal {
    try PseudoTerminal(words, environment: program.environment)
  }

  func start(_ screen: Screen) throws -> PseudoTerminal {
    if screen == .resumeOffer { try leaveQuiz() }
    let terminal = try PseudoTerminal(screen.words, environment: program.environment)
    enter(screen, on: terminal)
    return terminal
  }

  func enter(_ screen: Screen, on terminal: PseudoTerminal) {
    #expect(terminal.wait(for: screen.entry.first))
    for (keys, sign) in screen.way {
      terminal.type(keys)
      #expect(terminal.wait(for: sign))
    }
    terminal.type(screen.entry.keys)
    #expect(terminal.wait(for: screen.entry.sign))
  }

  /// Leaves a quiz with one question answered.
  func leaveQuiz() throws {
    let terminal = try start("quiz", "-n", "3", "--kind", "choice")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
  }

  func startShell() throws -> PseudoTerminal {
    program.environment["PS1"] = "shell> "
    let terminal = try PseudoTerminal(shellIn: program.environment)
    #expect(terminal.wait(for: "shell> "))
    return terminal
  }
}

extension PseudoTerminal {
  func expectGoodEnd(status: Int32 = 0) {
    #expect(end() == .status(status))
    #expect(isAsBefore)
    #expect(isGivenBack)
    #expect(picture.unknown == [])
    #expect(picture.isCursorShown)
  }
}
