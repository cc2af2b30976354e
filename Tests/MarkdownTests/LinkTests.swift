import Markdown
import Testing

@Suite struct LinkTests {
  private static func inlines(_ text: String) -> [Inline] {
    guard case .paragraph(let inlines) = Document(parsing: text).blocks.first else { return [] }
    return inlines
  }

  @Test(
    arguments: [
      ("[a](b)", "b", nil), ("[a](b \"c\")", "b", "c"), ("[a](<b c> 'd')", "b c", "d"),
      ("[a](b(c)d)", "b(c)d", nil), ("[a]( b\n(c) )", "b", "c"), ("[a]()", "", nil),
      ("[a](b&amp;\\*c)", "b&*c", nil), ("[a](b \"\")", "b", ""),
      ("[a]\n\n[A]: b", "b", nil), ("[a][]\n\n[a]: <b>\n 'c'", "b", "c"),
      ("[a][ x  Y ]\n\n[X y]: b", "b", nil),
    ] as [(String, String, String?)])
  func `a link keeps its destination and title`(
    _ text: String, _ destination: String, _ title: String?
  ) {
    #expect(Self.inlines(text) == [.link(destination: destination, title: title, [.text("a")])])
  }

  @Test(arguments: [
    "[a](b c)", "[a](b", "[a](<1\n2>)", "[a][b]", "\\[a](b)", "[a](javascript:b)",
    "[a](JAVASCRIPT&#58;b)", "[a](data:text/html,b)", "[a]( file:///etc/passwd)", "<vbscript:a>",
  ])
  func `what is no link or a dangerous one is text`(_ text: String) {
    #expect(
      Self.inlines(text).allSatisfy {
        switch $0 {
        case .text, .softBreak: true
        default: false
        }
      })
  }

  @Test func `links do not stand in links`() {
    #expect(
      Self.inlines("[a [b](c) d](e)")
        == [.text("[a "), .link(destination: "c", title: nil, [.text("b")]), .text(" d](e)")])
  }

  @Test func `an image has a description that may hold links`() {
    let link = Inline.link(destination: "b", title: nil, [.text("a")])
    #expect(Self.inlines("![[a](b)](c \"d\")") == [.image(source: "c", title: "d", [link])])
  }

  @Test(arguments: [
    ("<https://a.b/?c=*d*>", "https://a.b/?c=*d*", "https://a.b/?c=*d*"),
    ("<a.b+c@d-e.f>", "mailto:a.b+c@d-e.f", "a.b+c@d-e.f"), ("<a+b:>", "a+b:", "a+b:"),
  ])
  func `an address may stand between angle brackets`(
    _ text: String, _ destination: String, _ shown: String
  ) {
    #expect(Self.inlines(text) == [.autolink(destination: destination, text: shown)])
  }

  @Test func `the first definition counts, wherever it stands`() {
    let text = "[a]\n\n> - [a]: b\n\n[a]: c"
    #expect(Self.inlines(text) == [.link(destination: "b", title: nil, [.text("a")])])
  }
}
