import TextAnalysis
import Testing

@testable import Terminal

@Suite struct ASCIITests {
  @Test(arguments: [
    ("", ""), ("plain\r\n\u{1b}[1mbold", "plain\r\n\u{1b}[1mbold"), ("── █▓░· …", "-- #=.. ~"),
    ("✓ ✗ • › │", "+ x * > |"), ("é 答 e\u{301}", "? ?? ?"), ("”a“", "\"a\""),
  ])
  func `what prep draws with has a likeness of the same width`(_ text: String, _ expected: String) {
    #expect(ASCII.text(text) == expected)
    #expect(DisplayWidth.of(ASCII.text(text)) == DisplayWidth.of(text))
  }

  @Test(
    arguments: [
      ([:], false), (["LC_ALL": "C"], true), (["LC_ALL": "POSIX"], true), (["LANG": "C"], true),
      (["LC_ALL": "C.UTF-8"], false), (["LC_ALL": "C.utf8"], false), (["LANG": "de_DE"], false),
      (["LC_ALL": "en_US.ISO-8859-1"], true), (["LC_ALL": "de_DE.ISO-8859-15@euro"], true),
      (["LC_ALL": "de_DE.UTF-8@euro", "LANG": "C"], false),
      (["LC_ALL": "", "LC_CTYPE": "C"], true),
      (["LC_CTYPE": "C", "LANG": "de_DE.UTF-8"], true), (["LANG": "@"], false),
      (["LANG": "."], false),
      (["LANG": "a."], false),
    ] as [([String: String], Bool)])
  func `an environment names its character set`(
    _ environment: [String: String], _ isWanted: Bool
  ) {
    #expect(ASCII.isWanted(environment) == isWanted)
  }
}
