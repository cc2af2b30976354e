import Formats
import StudySheet
import Testing

@Suite struct HTMLSheetTests {
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
    let page = Samples.text(.html, of: sheet)
    #expect(page.contains("<title>&lt;/title&gt;&lt;b&gt;</title>"))
  }
}
