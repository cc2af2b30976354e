import Quiz
import Testing

@testable import Markdown

@Suite struct SignReadingTests {
  @Test(arguments: 0..<40)
  func `what is told of signs is what the parser makes of them`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let inlines = RandomInlines.paragraph(using: &source)
      let text = InlineFormatter.text(inlines, .paragraph, .signs)
      let isReadBack = Document(parsing: text).blocks == [.paragraph(inlines)]
      #expect(
        SignReading.isFaithful(to: inlines) == isReadBack, "\(text.debugDescription) \(inlines)")
    }
  }

  @Test(
    arguments: [
      ([.emphasis([.text("a")])], true),
      ([.emphasis([.text("a")]), .emphasis([.text("b")])], false),
      ([.strong([.text("a")]), .text("b")], true),
      ([.strong([.text("a ")]), .text("b")], false),
      ([.strong([.code("a")]), .text("b")], false),
      ([.strong([.code("a")]), .text(" b")], true),
      ([.emphasis([.strong([.text("a")])])], true),
      ([.strong([.emphasis([.text("a")])])], false),
      ([.strikethrough([.strikethrough([.text("a")])])], false),
      ([.text("a"), .strikethrough([.strikethrough([.text("b")])])], true),
      ([.emphasis([])], false),
      ([.emphasis([.text("\u{A0}a")])], true),
      ([.strong([.text("a")]), .hardBreak], false),
      ([.strong([.text("a")]), .hardBreak, .softBreak, .text("b")], false),
      ([.html("[ ] "), .strong([.text("a")])], true),
      ([.html("[ ] "), .hardBreak, .strong([.text("a")])], false),
      ([.link(destination: "b", title: nil, [.emphasis([.text("a")])])], true),
      ([.link(destination: "b", title: nil, [.emphasis([.text("a ")])])], false),
    ] as [([Inline], Bool)])
  func `signs say what is meant, or do not`(_ inlines: [Inline], _ isFaithful: Bool) {
    #expect(SignReading.isFaithful(to: inlines) == isFaithful)
  }

  @Test(arguments: [(63, true), (64, true), (65, false)])
  func `emphasis deeper than a parser goes is not read back`(_ depth: Int, _ isFaithful: Bool) {
    let inlines = (1..<depth).reduce([Inline.text("a")]) { inlines, level in
      level.isMultiple(of: 2) ? [.text("b "), .emphasis(inlines)] : [.strikethrough(inlines)]
    }
    #expect(SignReading.isFaithful(to: inlines) == isFaithful)
  }
}
