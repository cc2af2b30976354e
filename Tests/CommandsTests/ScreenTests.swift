import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The other screens on a real pseudo-terminal: home, search, summary, and a quiz taken up again.
@Suite(.serialized) struct ScreenTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
    program.environment["TERM"] = "xterm-256color"
  }

  private func start(_ words: String...) throws -> PseudoTerminal {
    try PseudoTerminal(words, environment: program.environment)
  }

  private func expectGoodEnd(_ terminal: PseudoTerminal, status: Int32 = 0) {
    #expect(terminal.end() == .status(status))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
    #expect(terminal.picture.unknown == [])
    #expect(terminal.picture.isCursorShown)
  }

  @Test func `home starts what a key says`() throws {
    let terminal = try start()
    #expect(terminal.wait(for: "n new"))
    terminal.type("x")
    terminal.type("n")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("q")
    expectGoodEnd(terminal)
    #expect(terminal.screen.contains("No question answered."))
  }

  @Test func `home leaves without a trace, by Ctrl-C with status 130`() throws {
    let left = try start()
    #expect(left.wait(for: "q leave"))
    left.type("q")
    expectGoodEnd(left)
    let interrupted = try start()
    #expect(interrupted.wait(for: "q leave"))
    interrupted.type("\u{3}")
    expectGoodEnd(interrupted, status: 130)
  }

  @Test func `search without words finds while typing and shows what it found`() throws {
    let terminal = try start("search")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("select_relat")
    #expect(terminal.wait(for: " Search: select_relat\n"))
    #expect(terminal.picture.lines[2].hasPrefix("› When do you use `select_related`"))
    #expect(terminal.picture.cursor == (0, 21))
    terminal.type("\r")
    #expect(terminal.wait(for: "Esc back"))
    terminal.type("q")
    #expect(terminal.wait(for: "Enter show the question"))
    terminal.type("\u{15}topic:")
    #expect(terminal.wait(for: "topic: expected one of"))
    terminal.type("\u{15}xyzzyx")
    #expect(terminal.wait(for: "Nothing found."))
    terminal.type("\u{1b}")
    expectGoodEnd(terminal)
  }

  @Test func `the quiz is searched without being left`() throws {
    let terminal = try start("quiz", "--kind", "choice", "--seed", "1")
    #expect(terminal.wait(for: "/ search"))
    terminal.type("/csrf")
    #expect(terminal.wait(for: "Search: csrf"))
    terminal.clear()
    terminal.type("\u{1b}")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("/")
    #expect(terminal.wait(for: "Search: csrf"))
    terminal.type("\u{3}")
    expectGoodEnd(terminal, status: 130)
  }

  @Test func `the summary offers what was missed`() throws {
    let terminal = try start("quiz", "--kind", "choice", "-n", "1", "--seed", "1")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("?")
    #expect(terminal.wait(for: "Enter go on"))
    terminal.type("\rs")
    #expect(terminal.wait(for: "practise what you missed"))
    #expect(terminal.picture.lines.contains { $0.contains("0 of 1 right") })
    #expect(terminal.picture.lines.contains { $0.contains("Streak: 1 day.") })
    terminal.clear()
    terminal.type("\r")
    #expect(terminal.wait(for: "1/1"))
    terminal.type("q")
    expectGoodEnd(terminal)
  }

  enum Leaving: CaseIterable { case key, interrupt, hangUp, kill }

  @Test(arguments: Leaving.allCases)
  func `a quiz that was left goes on at the same question`(leaving: Leaving) throws {
    let first = try start("quiz", "orm", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "1/3"))
    first.type("?")
    #expect(first.wait(for: "Enter go on"))
    first.clear()
    first.type("\r")
    #expect(first.wait(for: "2/4"))
    let question = first.picture.lines[2]
    switch leaving {
    case .key: first.type("q")
    case .interrupt: first.type("\u{3}")
    case .hangUp: first.send(signal: SIGHUP)
    case .kill: first.send(signal: SIGKILL)
    }
    #expect(first.end() != .none)
    let second = try start("quiz")
    #expect(second.wait(for: "You left a quiz with 2 questions to go."))
    second.type("\r")
    #expect(second.wait(for: "1/2"))
    #expect(second.picture.lines[2] == question)
    second.type("q")
    expectGoodEnd(second)
  }

  @Test func `undo reaches what was answered before the quiz was left, twice over`() throws {
    var questions: [String] = []
    for number in 1...2 {
      let terminal = try start("quiz", "orm", "-n", "4", "--kind", "choice")
      if number == 2 {
        #expect(terminal.wait(for: "Enter go on"))
        terminal.type("\r")
      }
      #expect(terminal.wait(for: "! not sure"))
      questions.append(terminal.picture.lines[2])
      terminal.type("?")
      #expect(terminal.wait(for: "Enter go on"))
      terminal.type("q")
      expectGoodEnd(terminal)
    }
    let terminal = try start("quiz")
    #expect(terminal.wait(for: "You left a quiz with 2 questions to go."))
    terminal.type("\r")
    #expect(terminal.wait(for: "1/2"))
    for question in questions.reversed() {
      terminal.clear()
      terminal.type("u")
      #expect(terminal.wait(for: "Took back"))
      #expect(terminal.picture.lines[2] == question)
    }
    #expect(terminal.wait(for: "1/4"))
    terminal.type("q")
    expectGoodEnd(terminal)
    let reviews = try start("stats", "--json")
    #expect(reviews.end() == .status(0))
    #expect(reviews.screen.contains("\"reviews\":0"))
  }

  @Test func `a new quiz replaces the one that was left, and scripts are not asked`() throws {
    let first = try start("quiz", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "1/3"))
    first.type("?")
    #expect(first.wait(for: "Enter go on"))
    first.type("q")
    #expect(first.end() == .status(0))
    #expect(!program.run(["quiz", "--plain"]).output.contains("You left"))
    #expect(!program.run(["quiz", "--json"]).output.contains("You left"))
    let second = try start("quiz", "-n", "2")
    #expect(second.wait(for: "n new quiz"))
    second.type("n")
    #expect(second.wait(for: "1/2"))
    second.type("q")
    expectGoodEnd(second)
    let third = try start("quiz", "-n", "2")
    #expect(third.wait(for: "1/2"))
    third.type("q")
    expectGoodEnd(third)
  }

  @Test func `what is printed breaks between words`() throws {
    let terminal = try PseudoTerminal(
      ["quiz", "--kind", "choice", "--seed", "1"], environment: program.environment, columns: 40,
      rows: 12)
    #expect(terminal.wait(for: "? pass"))
    terminal.type("?")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    expectGoodEnd(terminal)
    #expect(terminal.screen.contains("0 of 1 right, score 0 %, 0 % corrected\r\nfor guessing."))
    #expect(terminal.screen.contains("  Fundamentals: 0 of 1\r\n"))
  }

  @Test func `plain lines on a terminal ask, too`() throws {
    program.environment["TERM"] = "dumb"
    let first = try start("quiz", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "Question 1 of 3"))
    first.type("?\nq\n")
    #expect(first.end() == .status(0))
    let second = try start("quiz")
    #expect(second.wait(for: "You left a quiz with 2 questions to go."))
    second.type("\n")
    #expect(second.wait(for: "Question 1 of 2"))
    second.type("q\n")
    #expect(second.end() == .status(0))
    #expect(!second.screen.contains("\u{1b}"))
  }

  enum Screen: CaseIterable {
    case home, finder, reader, quiz, feedback, editor, judging, summary, resumeOffer, interview

    var words: [String] {
      switch self {
      case .home: []
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
      case .finder: ("Esc leave", "csrf", "Search: csrf")
      case .reader: ("Esc leave", "\r", "Esc back")
      case .quiz: ("? don't know", "h", "? don't know")
      case .feedback: ("? don't know", "?", "Graded again")
      case .editor: ("t type yours", "tsome text", "some text")
      case .judging: ("t type yours", "tsome text\u{4}", "h hard")
      case .summary: ("? don't know", "?\rs", "practise what you missed")
      case .resumeOffer: ("go on with it", "", "n new quiz")
      case .interview: ("q pause", "", "q pause")
      }
    }
  }

  private func start(_ screen: Screen) throws -> PseudoTerminal {
    if screen == .resumeOffer { try leaveQuiz() }
    let terminal = try PseudoTerminal(screen.words, environment: program.environment)
    enter(screen, on: terminal)
    return terminal
  }

  private func enter(_ screen: Screen, on terminal: PseudoTerminal) {
    #expect(terminal.wait(for: screen.entry.first))
    terminal.type(screen.entry.keys)
    #expect(terminal.wait(for: screen.entry.sign))
  }

  /// Leaves a quiz with one question answered.
  private func leaveQuiz() throws {
    let terminal = try start("quiz", "-n", "3", "--kind", "choice")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("?")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    #expect(terminal.end() == .status(0))
  }

  private func startShell() throws -> PseudoTerminal {
    program.environment["PS1"] = "shell> "
    let terminal = try PseudoTerminal(shellIn: program.environment)
    #expect(terminal.wait(for: "shell> "))
    return terminal
  }

  @Test(arguments: Screen.allCases)
  func `Ctrl-Z stops every screen, and fg brings it back`(screen: Screen) throws {
    if screen == .resumeOffer { try leaveQuiz() }
    let terminal = try startShell()
    terminal.type("'\(PseudoTerminal.program)' \(screen.words.joined(separator: " "))\n")
    enter(screen, on: terminal)
    let before = terminal.picture.lines.dropFirst()
    terminal.clear()
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    #expect(terminal.isGivenBack)
    terminal.clear()
    terminal.type("fg\n")
    #expect(terminal.wait(for: screen.entry.sign))
    #expect(terminal.picture.lines.dropFirst() == before)
    terminal.clear()
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "shell> "))
    #expect(terminal.isGivenBack)
    terminal.type("echo \"status $?\"; stty -a | grep -o ' icanon'; exit 7\n")
    #expect(terminal.end() == .status(7))
    #expect(terminal.screen.contains("status 130\r\n"))
    #expect(terminal.screen.contains(" icanon\r\n"))
  }

  @Test func `a paste whose end does not come is taken after a second, and keys work again`() throws
  {
    let terminal = try start(.editor)
    terminal.type("\u{1b}[200~ and more")
    #expect(terminal.wait(for: "some text and more"))
    terminal.type("!\u{1b}")
    #expect(terminal.wait(for: "some text and more!"))
    #expect(terminal.wait(for: "t type on"))
    terminal.type("q")
    expectGoodEnd(terminal)
  }

  @Test func `megabytes pasted into the editor are cut and leave it quick`() throws {
    let terminal = try start(.editor)
    let start = ContinuousClock.now
    terminal.type("\u{1b}[200~")
    for _ in 0..<3000 { terminal.type(String(repeating: "lorem ipsum ", count: 100)) }
    terminal.type("\u{1b}[201~")
    #expect(terminal.wait(for: "ipsum lorem"))
    terminal.clear()
    terminal.type("\u{4}")
    #expect(terminal.wait(for: "h hard"))
    // In a debug build; it hangs for minutes when each portion is looked at anew.
    #expect(ContinuousClock.now - start < .seconds(20))
    terminal.type("q")
    expectGoodEnd(terminal)
  }

  @Test func `in the background nothing is drawn over the shell`() throws {
    let terminal = try startShell()
    terminal.type("'\(PseudoTerminal.program)' quiz --kind choice --seed 1\n")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    terminal.clear()
    // Longer than the clock of the quiz takes to be drawn anew.
    terminal.type("bg; sleep 1.5; echo do\"\"ne\n")
    #expect(terminal.wait(for: "done"))
    #expect(!terminal.screen.contains("\u{1b}[?1049h"))
    #expect(!terminal.screen.contains("don't know"))
    terminal.type("fg\n")
    #expect(terminal.wait(for: "? don't know"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "No question answered."))
    terminal.type("exit 7\n")
    #expect(terminal.end() == .status(7))
    #expect(terminal.isGivenBack)
  }

  /// Without job control above it, as when it leads its session.
  @Test func `Ctrl-Z that cannot stop the program leaves it as it was`() throws {
    let terminal = try start(.quiz)
    terminal.clear()
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "? don't know"))
    terminal.clear()
    terminal.type("?")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    expectGoodEnd(terminal)
  }

  /// As under `setsid`: nothing is in the foreground of such a terminal.
  @Test func `a terminal that does not control the program is used all the same`() throws {
    let terminal = try startShell()
    terminal.type("setsid -w '\(PseudoTerminal.program)' quiz --kind choice --seed 1\n")
    #expect(terminal.wait(for: "? don't know"))
    terminal.type("?")
    #expect(terminal.wait(for: "Graded again"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "0 of 1 right"))
    terminal.type("exit $?\n")
    #expect(terminal.end() == .status(0))
    #expect(terminal.isGivenBack)
  }

  @Test(arguments: Screen.allCases)
  func `input that ends while the screen stays ends the program`(screen: Screen) throws {
    if screen == .resumeOffer { try leaveQuiz() }
    let input = try PseudoTerminal.Input()
    let terminal = try startShell()
    terminal.type(
      "'\(PseudoTerminal.program)' \(screen.words.joined(separator: " ")) < \(input.path)\n")
    #expect(terminal.wait(for: screen.entry.first))
    input.type(screen.entry.keys)
    #expect(terminal.wait(for: screen.entry.sign))
    terminal.clear()
    input.end()
    #expect(terminal.wait(for: "shell> "))
    #expect(terminal.isGivenBack)
    terminal.type("exit $?\n")
    #expect(terminal.end() == .status(0))
  }

  @Test(arguments: Screen.allCases, [SIGTERM, SIGHUP])
  func `a signal gives the terminal back from every screen`(screen: Screen, signal: Int32) throws {
    let terminal = try start(screen)
    terminal.send(signal: signal)
    #expect(terminal.end() == .signal(signal))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
  }

  @Test(arguments: Screen.allCases)
  func `Ctrl-C leaves every screen with status 130`(screen: Screen) throws {
    let terminal = try start(screen)
    terminal.type("\u{3}")
    expectGoodEnd(terminal, status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `every screen follows its window, down to ten columns and back`(screen: Screen) throws {
    let terminal = try start(screen)
    terminal.resize(columns: 10, rows: 3)
    #expect(terminal.wait(for: "Make the\nwindow\nlarger."))
    terminal.resize(columns: 40, rows: 12)
    #expect(terminal.wait(for: String(repeating: "─", count: 40)))
    terminal.resize(columns: 200, rows: 60)
    #expect(terminal.wait(for: String(repeating: "─", count: 200)))
    #expect(terminal.picture.unknown == [])
    terminal.type("\u{3}")
    expectGoodEnd(terminal, status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `noise from a terminal changes nothing`(screen: Screen) throws {
    let terminal = try start(screen)
    let before = terminal.picture.lines.dropFirst()
    let noise =
      "\u{1b}[<0;3;4M\u{1b}[M !!\u{1b}[15~\u{1b}]11;rgb:0/0/0\u{7}\u{1b}P1$r\u{1b}\\\u{1b}[?1;2c"
    terminal.type(noise)
    usleep(200_000)
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.wait(for: screen.entry.sign))
    #expect(terminal.picture.lines.dropFirst() == before)
    terminal.type("\u{3}")
    expectGoodEnd(terminal, status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `a terminal that is closed ends the program`(screen: Screen) throws {
    let terminal = try start(screen)
    terminal.hangUp()
    #expect([.signal(SIGHUP), .status(0)].contains(terminal.end()))
  }
}
