import Markdown
import Testing

@testable import Terminal

@Suite struct LinkTests {
  private static let address = "https://docs.djangoproject.com/en/6.1/topics/db/queries/"
  private static let linking = Palette(depth: .ansi16, hasLinks: true)

  private func line(_ text: String, to address: String) -> StyledLine {
    StyledLine(text, Style(.link, to: WebAddress(address)))
  }

  @Test func `a link is one where the terminal knows links`() {
    let line = line("docs", to: Self.address)
    #expect(
      line.ansi(Self.linking)
        == "\u{1B}]8;;\(Self.address)\u{1B}\\\u{1B}[94mdocs\u{1B}[0m\u{1B}]8;;\u{1B}\\")
    #expect(line.ansi(Palette(depth: .ansi16)) == "\u{1B}[94mdocs\u{1B}[0m")
    #expect(line.ansi(.none) == "docs")
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "https://a\u{1B}]8;;b", "https://a b", "docs", "",
    "https://" + String(repeating: "a", count: 2100),
  ])
  func `what is no address of a page is no link`(_ address: String) {
    #expect(line("docs", to: address).ansi(Self.linking) == "\u{1B}[94mdocs\u{1B}[0m")
  }

  @Test(arguments: [
    "See \(address)", "See <\(address)>", "See [the docs](\(address)) and **[`x`](\(address))**.",
  ])
  func `links of a text are links, in every piece of a line`(_ text: String) {
    for width in [16, 40, 100] {
      let lines = MarkdownRenderer(width: width, palette: Self.linking)
        .lines(Document(parsing: text))
      let spans = lines.flatMap(\.spans).filter { $0.style.role == .link }
      #expect(!spans.isEmpty)
      #expect(spans.allSatisfy { $0.style.address?.text == Self.address })
      #expect(lines.allSatisfy { $0.width <= width })
    }
  }

  @Test func `a printed address stands whole on a line of its own`() {
    let text = Prose(.none, width: 40).text("See \(Self.address) there.")
    #expect(text == "See\n\(Self.address)\nthere.")
  }

  @Test(
    arguments: [
      ([:], false), (["TERM": "xterm-256color"], false), (["TERM": "xterm-kitty"], true),
      (["TERM_PROGRAM": "iTerm.app"], true), (["TERM_PROGRAM": "Apple_Terminal"], false),
      (["VTE_VERSION": "7200"], true), (["VTE_VERSION": "4200"], false),
      (["VTE_VERSION": "x"], false),
      (["WT_SESSION": "1"], true), (["FORCE_HYPERLINK": "1"], true),
      (["FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"], false),
    ] as [([String: String], Bool)])
  func `an environment tells whether there are links`(
    _ environment: [String: String], _ hasLinks: Bool
  ) {
    #expect(Palette(environment: environment).hasLinks == hasLinks)
  }
}
