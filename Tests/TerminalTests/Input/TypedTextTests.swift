import Testing

@testable import Terminal

@Suite struct TypedTextTests {
  @Test(arguments: [
    (["one", "two"], "one"), (["\u{1b}[200~one", "two", "\u{1b}[201~", "x"], "one\ntwo\n"),
    (["a \u{1b}[200~b\u{1b}[201~ c", "x"], "a b c"), (["\u{1b}[200~open", "end"], "open\nend"),
    ([""], ""), (["\u{1b}[201~"], ""),
  ])
  func `a paste is one text, whatever its lines`(lines: [String], text: String) {
    var lines = lines[...]
    #expect(TypedText.next { lines.popFirst() } == TypedText(text: text, isCut: false))
  }

  @Test func `without a line there is no text`() {
    #expect(TypedText.next { nil } == nil)
  }

  @Test(arguments: [(4094, false), (4095, true)])
  func `a line as long as a terminal takes may be cut`(length: Int, isCut: Bool) {
    let line = String(repeating: "x", count: length)
    #expect(TypedText.next { line }?.isCut == isCut)
  }
}
