import Markdown
import Testing

@Suite struct HTMLFormatterTests {
  @Test(arguments: [
    (
      "a & b < \"c\" > 'd' {{ e }}",
      "<p>a &amp; b &lt; &quot;c&quot; &gt; &#39;d&#39; &#123;&#123; e }}</p>\n"
    ),
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
    ("a\\\nb<br>c", "<p>a<br>\nb<br>c</p>\n"),
    ("<http://a>", "<p><a href=\"http://a\">http://a</a></p>\n"),
  ])
  func `Markdown becomes HTML`(_ markdown: String, _ expected: String) {
    #expect(HTMLFormatter.text(Document(parsing: markdown).blocks) == expected)
  }

  @Test func `a heading has an anchor of its own`() {
    let blocks: [Block] = [
      .heading(level: 2, [.code("a b")]), .quote([.heading(level: 3, [.text("A b")])]),
    ]
    #expect(
      HTMLFormatter.text(blocks)
        == "<h2 id=\"a-b\"><code>a b</code></h2>\n<blockquote>\n<h3 id=\"a-b-1\">A b</h3>\n</blockquote>\n"
    )
  }
}
