import Testing

@testable import Terminal

@Suite struct WebAddressTests {
  @Test(arguments: [
    "https://docs.djangoproject.com/en/6.1/", "http://a", "HTTPS://a.b/?q=1&r='$(x)'#end",
  ])
  func `web addresses are opened as they are`(text: String) {
    #expect(WebAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "https", "https:", "https://", "file:///etc/passwd", "javascript:alert(1)", "-a https://a",
    "--help", "ftp://a", "httpss://a", "https:/a", "//a", " https://a", "https://a b",
    "https://a\nb",
    "https://a\u{1b}[2J", "https://é", "docs/page.html",
  ])
  func `nothing else is`(text: String) {
    #expect(WebAddress(text) == nil)
  }
}
