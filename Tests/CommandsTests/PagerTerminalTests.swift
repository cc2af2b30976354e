import Testing

/// Long output on a real pseudo-terminal.
@Suite(.serialized) struct PagerTerminalTests {
  private let screens: ScreenProgram

  init() throws {
    screens = try ScreenProgram()
    screens.program.environment["PAGER"] = "sed 's/^/paged: /'"
  }

  @Test func `what is longer than the screen goes through the pager`() throws {
    let terminal = try screens.start("help")
    #expect(terminal.end() == .status(0))
    #expect(terminal.screen.contains("paged: Usage: prep"))
  }

  @Test(arguments: [["--no-pager", "help"], ["version"]])
  func `what fits, and what somebody wants at once, is printed`(words: [String]) throws {
    let terminal = try PseudoTerminal(words, environment: screens.program.environment)
    #expect(terminal.end() == .status(0))
    #expect(terminal.screen.contains("prep"))
    #expect(!terminal.screen.contains("paged:"))
  }

  @Test func `a pager that is not there, and one that leaves early, lose nothing`() throws {
    screens.program.environment["PAGER"] = "/nowhere/pager"
    let missing = try screens.start("help")
    #expect(missing.end() == .status(0))
    #expect(missing.screen.contains("Usage: prep"))
    screens.program.environment["PAGER"] = "head -n 1"
    let early = try screens.start("help")
    #expect(early.end() == .status(0))
    #expect(!early.screen.contains("Usage: prep"))
  }
}
