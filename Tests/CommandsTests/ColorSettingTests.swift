import Testing

@testable import Commands

/// `prep config colors`, where the terminal does not tell its background, or the wrong one.
@Suite struct ColorSettingTests {
  @Test(arguments: [(nil, "15;0"), ("dark", "0;15"), ("light", "15;0"), ("auto", "0;15")])
  func `the reader's word counts more than the terminal's`(
    colors: String?, told: String
  ) throws {
    let program = try TestProgram()
    program.environment["TERM"] = "xterm-256color"
    if let colors { #expect(program.run(["config", "colors", colors]).status == .done) }
    program.environment["COLORFGBG"] = told
    let shown = program.run(["search", "lazy", "--color", "always"]).output
    let isLight = colors == "light" || colors == "auto"
    #expect(shown.contains("\u{1b}[38;5;242m") == isLight)
    #expect(shown.contains("\u{1b}[38;5;103m") == !isLight)
  }
}
