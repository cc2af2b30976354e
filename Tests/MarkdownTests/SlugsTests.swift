import Markdown
import Testing

@Suite struct SlugsTests {
  @Test(arguments: [
    ("ORM and queries", "orm-and-queries"), ("C++ & C#", "c--c"), ("snake_case", "snake_case"),
    ("Über-Größe", "über-größe"), ("日本 語", "日本-語"), ("a  b", "a--b"), ("1. a", "1-a"),
    ("`a` (b)?", "a-b"),
    ("", ""), ("!?", ""), ("e\u{301}", "e\u{301}"), ("a\u{1F600}b", "ab"),
  ])
  func `an anchor keeps letters, digits and hyphens`(_ heading: String, _ slug: String) {
    var slugs = Slugs()
    #expect(slugs.add(heading) == slug)
  }

  @Test func `a heading that was there gets a number`() {
    var slugs = Slugs()
    #expect(
      ["a", "A", "a-1", "a", "b"].map { slugs.add($0) } == ["a", "a-1", "a-1-1", "a-2", "b"])
  }
}
