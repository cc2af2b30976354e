import Testing

/// References that open in the reader's browser, from a real pseudo-terminal.
@Suite(.serialized) struct BrowserTests {
  private let screens: ScreenProgram

  init() throws { screens = try ScreenProgram() }

  @Test(arguments: ["\u{f}", "\ro"])
  func `the reference opens in the browser, which gets nothing but the address`(
    keys: String
  ) throws {
    let opener = try Opener(in: screens.program.folder)
    screens.program.environment["PATH"] = opener.folder
    let terminal = try screens.start("search")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("id:choose-on-delete")
    #expect(terminal.wait(for: "─── 1 hit ─"))
    for key in keys {
      terminal.type(String(key))
      if key == "\r" { #expect(terminal.wait(for: "Esc back")) }
    }
    #expect(terminal.wait(for: "Opened https://docs.djangoproject.com/"))
    #expect(try opener.received().hasPrefix("1 https://docs.djangoproject.com/"))
    #expect(!terminal.screen.contains("noise"))
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test func `a quiz opens the reference once it is shown`() throws {
    let opener = try Opener(in: screens.program.folder)
    screens.program.environment["PATH"] = opener.folder
    let terminal = try screens.start("quiz", "--search", "id:choose-on-delete")
    #expect(terminal.wait(for: "r references"))
    terminal.type("r")
    #expect(terminal.wait(for: "o open"))
    terminal.type("o")
    #expect(terminal.wait(for: "Opened https://docs.djangoproject.com/"))
    #expect(try opener.received().hasPrefix("1 https://docs.djangoproject.com/"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `without an opener the address is shown`() throws {
    screens.program.environment["PATH"] = screens.program.folder
    let terminal = try screens.start("search")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("id:choose-on-delete\u{f}")
    #expect(terminal.wait(for: "was not found; the reference is https://docs.djangoproject.com"))
    terminal.type("\u{1b}")
    terminal.expectGoodEnd()
  }
}
