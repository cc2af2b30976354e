import Markdown
import Testing

@testable import StudySheet

@Suite struct HTMLTests {
  @Test(arguments: [
    (
      "a & b < \"c\" > 'd' {{ e }}",
      "<p>a &amp; b &lt; &quot;c&quot; &gt; &#39;d&#39; &#123;&#123; e }}</p>\n"
    ),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
    (
      "`<b>` *a* **b** ~~c~~",
      "<p><code>&lt;b&gt;</code> <em>a</em> <strong>b</strong> <del>c</del></p>\n"
    ),
    ("```a\"b\n<c>\n```", "<pre><code class=\"language-a&quot;b\">&lt;c&gt;</code></pre>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p></li>\n</ul>\n"),
    ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"),
    (
      "|a|b|\n|-|-:|\n|c|d|",
      "<table>\n<thead>\n<tr><th>a</th><th style=\"text-align: right\">b</th></tr>\n</thead>\n<tbody>\n"
        + "<tr><td>c</td><td style=\"text-align: right\">d</td></tr>\n</tbody>\n</table>\n"
    ),
    ("[a](b&c \"d\\\"\")", "<p><a href=\"b&amp;c\" title=\"d&quot;\">a</a></p>\n"),
    ("![a](http://b/c.png)", "<p><a href=\"http://b/c.png\">a</a></p>\n"),
    ("[![a](b)](c)", "<p><a href=\"c\">a</a></p>\n"),
    ("a\\\nb<br>c", "<p>a<br>\nb<br>\nc</p>\n"),
    ("<http://a>", "<p><a href=\"http://a\">http://a</a></p>\n"),
  ])
  func `a fragment becomes HTML`(_ markdown: String, _ expected: String) {
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

  @Test(arguments: [
    ("javascript:alert(1)", "<p>javascript:alert(1)</p>"), ("a b", "<p>a b</p>"), ("", "<p></p>"),
    ("https://a.b/?c&d", "<p><a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a></p>"),
  ])
  func `a reference is a link only when it is safe`(_ address: String, _ expected: String) {
    #expect(HTMLFormatter.text([.paragraph([.address(address)])]) == expected + "\n")
  }
}
