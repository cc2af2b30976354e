import Markdown
import Testing

@testable import StudySheet

@Suite struct HTMLTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
    ("a <b> c<br>d", "<p>a &lt;b&gt; c<br>\nd</p>\n"), ("# a", "<p><strong>a</strong></p>\n"),
  ])
  func `a fragment has no tags and no headings of its own`(_ markdown: String, _ expected: String) {
    #expect(HTMLFormatter.text(Fragment.blocks(markdown)) == expected)
  }

  @Test func `a page needs nothing from elsewhere`() {
    let page = Samples.text(.html, .folded)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(page.contains("default-src 'none'"))
    for tag in ["<script", "<link", "<img", "@import", "url("] {
      #expect(!page.contains(tag))
    }
  }

  @Test func `a heading has the anchor that the contents link to`() {
    let page = Samples.text(.html, .end)
    for anchor in ["orm--queries", "beginner", "question-1", "answer-2"] {
      #expect(page.contains("id=\"\(anchor)\""))
      #expect(page.contains("href=\"#\(anchor)\""))
    }
  }

  @Test func `a title is text`() {
    let sheet = Sheet(title: "</title><b>", date: "", sections: [])
    let page = SheetFormat.html.text(sheet, answers: .none)
    #expect(page.contains("<title>&lt;/title&gt;&lt;b&gt;</title>"))
  }
}
