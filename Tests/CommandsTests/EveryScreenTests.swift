import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What holds on every screen: keys and signals that leave it, windows, noise, pastes and shells.
@Suite(.serialized) struct EveryScreenTests {
  private let screens: ScreenProgram

  init() throws { screens = try ScreenProgram() }

  @Test(arguments: Screen.allCases)
  func `Ctrl-Z stops every screen, and fg brings it back`(screen: Screen) throws {
    if screen == .resumeOffer { try screens.leaveQuiz() }
    let terminal = try screens.startShell()
    terminal.type("'\(PseudoTerminal.program)' \(screen.words.joined(separator: " "))\n")
    screens.enter(screen, on: terminal)
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
    let terminal = try screens.start(.editor)
    terminal.type("\u{1b}[200~ and more")
    #expect(terminal.wait(for: "some text and more"))
    terminal.type("!\u{1b}")
    #expect(terminal.wait(for: "some text and more!"))
    #expect(terminal.wait(for: "t type on"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `megabytes pasted into the editor are cut, and keys work again`() throws {
    let terminal = try screens.start(.editor)
    terminal.type("\u{1b}[200~")
    for _ in 0..<3000 { terminal.type(String(repeating: "lorem ipsum ", count: 100)) }
    terminal.type("\u{1b}[201~")
    #expect(terminal.wait(for: "ipsum lorem"))
    terminal.clear()
    terminal.type("\u{4}")
    #expect(terminal.wait(for: "h hard"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `in the background nothing is drawn over the shell`() throws {
    let terminal = try screens.startShell()
    terminal.type("'\(PseudoTerminal.program)' quiz --kind choice --seed 1\n")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    terminal.clear()
    // Longer than the clock of the quiz takes to be drawn anew.
    terminal.type("bg; sleep 1.5; echo do\"\"ne\n")
    #expect(terminal.wait(for: "done"))
    #expect(!terminal.screen.contains("\u{1b}[?1049h"))
    #expect(!terminal.screen.contains("don't know"))
    terminal.type("fg\n")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "No question answered."))
    terminal.type("exit 7\n")
    #expect(terminal.end() == .status(7))
    #expect(terminal.isGivenBack)
  }

  /// Reading it would stop the program, or let it wait for a key when it is in the foreground again.
  @Test func `in the background nothing that is typed to the shell is looked at`() throws {
    let terminal = try screens.startShell()
    terminal.type("'\(PseudoTerminal.program)' quiz --kind choice --seed 1\n")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "Stopped"))
    terminal.clear()
    terminal.type("bg; echo go\"\"es; sleep 1.5; jobs; echo do\"\"ne\n")
    #expect(terminal.wait(for: "goes"))
    terminal.type("exit 7\n")
    #expect(terminal.wait(for: "done"))
    #expect(terminal.screen.contains("Running"))
    #expect(!terminal.screen.contains("Stopped"))
    #expect(terminal.end() == .status(7))
  }

  /// Without job control above it, as when it leads its session.
  @Test func `Ctrl-Z that cannot stop the program leaves it as it was`() throws {
    let terminal = try screens.start(.quiz)
    terminal.clear()
    terminal.type("\u{1a}")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.clear()
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  /// As under `setsid`: nothing is in the foreground of such a terminal.
  @Test func `a terminal that does not control the program is used all the same`() throws {
    let terminal = try screens.startShell()
    terminal.type("setsid -w '\(PseudoTerminal.program)' quiz --kind choice --seed 1\n")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("0")
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
    if screen == .resumeOffer { try screens.leaveQuiz() }
    let input = try PseudoTerminal.Input()
    let terminal = try screens.startShell()
    terminal.type(
      "'\(PseudoTerminal.program)' \(screen.words.joined(separator: " ")) < \(input.path)\n")
    #expect(terminal.wait(for: screen.entry.first))
    for (keys, sign) in screen.way {
      input.type(keys)
      #expect(terminal.wait(for: sign))
    }
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
    let terminal = try screens.start(screen)
    terminal.send(signal: signal)
    #expect(terminal.end() == .signal(signal))
    #expect(terminal.isAsBefore)
    #expect(terminal.isGivenBack)
  }

  @Test(arguments: Screen.allCases)
  func `Ctrl-C leaves every screen with status 130`(screen: Screen) throws {
    let terminal = try screens.start(screen)
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `every screen follows its window, down to ten columns and back`(screen: Screen) throws {
    let terminal = try screens.start(screen)
    terminal.resize(columns: 10, rows: 3)
    #expect(terminal.wait(for: "Make the\nwindow\nlarger."))
    terminal.resize(columns: 40, rows: 12)
    #expect(terminal.wait(for: String(repeating: "─", count: 40)))
    terminal.resize(columns: 200, rows: 60)
    // The finder's rule begins with the number of hits.
    #expect(terminal.wait(for: String(repeating: "─", count: 160)))
    #expect(terminal.picture.unknown == [])
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `noise from a terminal changes nothing`(screen: Screen) throws {
    let terminal = try screens.start(screen)
    let before = terminal.picture.lines.dropFirst()
    let noise =
      "\u{1b}[<0;3;4M\u{1b}[M !!\u{1b}[15~\u{1b}]11;rgb:0/0/0\u{7}\u{1b}P1$r\u{1b}\\\u{1b}[?1;2c"
    terminal.clear()
    // Ctrl-L draws the screen anew, when all before it was read.
    terminal.type(noise + "\u{c}")
    #expect(terminal.wait(for: screen.entry.sign))
    #expect(terminal.picture.lines.dropFirst() == before)
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test(arguments: Screen.allCases)
  func `a terminal that is closed ends the program`(screen: Screen) throws {
    let terminal = try screens.start(screen)
    terminal.hangUp()
    #expect([.signal(SIGHUP), .status(0)].contains(terminal.end()))
  }
}
