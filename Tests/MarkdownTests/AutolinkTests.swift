import Markdown
import Testing

@Suite struct AutolinkTests {
  @Test(
    arguments: [
      ("javascript:alert(1)", nil), ("a b", nil), ("", nil), ("a", nil), ("https://a>b", nil),
      ("https://a.b/?c&d", "https://a.b/?c&d"), ("a@b.c", "mailto:a@b.c"),
    ] as [(String, String?)])
  func `an address is a link only when it is safe`(_ address: String, _ destination: String?) {
    let link = destination.map { Inline.autolink(destination: $0, text: address) }
    #expect(Inline.address(address) == link ?? .text(address))
  }
}
