import Markdown
import Testing

@testable import StudySheet

@Suite struct FragmentTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
    ("a <b> c<br>d", "<p>a &lt;b&gt; c<br>\nd</p>\n"), ("# a", "<p><strong>a</strong></p>\n"),
  ])
  func `a fragment has no tags and no headings of its own`(_ markdown: String, _ expected: String) {
    #expect(HTMLFormatter.text(Fragment.blocks(markdown)) == expected)
  }
}
