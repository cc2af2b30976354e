import Markdown
import Testing

@Suite struct CodeFormatterTests {
  @Test(
    arguments: [
      (nil, "a\n\nb", "```\na\n\nb\n```"), ("sql", "", "```sql\n```"),
      ("c`d", "a", "~~~c`d\na\n~~~"), (nil, "```", "````\n```\n````"),
      ("a b", "c", "```a&#32;b\nc\n```"),
    ] as [(String?, String, String)])
  func `a block stands between fences longer than any in it`(
    _ language: String?, _ text: String, _ expected: String
  ) {
    #expect(MarkdownFormatter.text([.code(language: language, text: text)]) == expected + "\n")
  }

  @Test(arguments: [
    ("a", "`a`"), ("`", "`` ` ``"), ("a``b`c", "```a``b`c```"), (" a ", "`  a  `"), ("  ", "`  `"),
    (" a", "` a`"), ("a|b", "`a|b`"),
  ])
  func `code in a line stands between more backticks than are in it`(
    _ code: String, _ expected: String
  ) {
    #expect(MarkdownFormatter.text([.paragraph([.code(code)])]) == expected + "\n")
  }

  @Test func `code that would let Jekyll in is written as HTML`() {
    let span = MarkdownFormatter.text([.paragraph([.code("{% endraw %}")])])
    #expect(span == "<code>&#123;% endraw %}</code>\n")
    let block = MarkdownFormatter.text([
      .code(language: nil, text: "a <b>\n\n{%- endraw -%}{{ c }}")
    ])
    #expect(
      block == "<pre><code>a &lt;b&gt;\n\n&#123;%- endraw -%}&#123;&#123; c }}</code></pre>\n")
  }

  @Test(arguments: [
    "{% endraw %}", "{% raw %}{{ a }}{% endraw %}", "{%-endraw-%}", "a\n\n{% endraw %}\nb",
    "{% raw %}{% if %}{% endraw %}{% endraw %}",
  ])
  func `code that ends a raw tag is code, and stands for Jekyll beside it`(code: String) {
    let text = MarkdownFormatter.text([.code(language: nil, text: code)])
    let html = code.replacing("{%", with: "&#123;%").replacing("{{", with: "&#123;&#123;")
    #expect(
      text == """
        <!-- {% raw %} -->

        <!-- {% endraw %}{% comment %} -->

        ```
        \(code)
        ```

        <!-- {% endcomment %}{{ "-" }}->
        <pre><code>\(html)</code></pre>
        <!-- {% raw %} -->

        <!-- {% endraw %} -->

        """)
    #expect(Document(parsing: text).blocks.contains(.code(language: nil, text: code)))
  }

  @Test(arguments: [
    ("{% endraws %}", false), ("{% if endraw %}", false), ("{ % endraw %}", false),
    ("{% endraw", true), ("{% endraw a %}", true), ("{% endraw %}{% a %}", true),
    ("{% endraw %}{{", true), ("{% raw %}{% endraw %}{% raw %}", true),
    ("{% a %}{% endraw %}", true),
  ])
  func `only code that Liquid could run is taken from Markdown`(code: String, isTagged: Bool) {
    let text = MarkdownFormatter.text([.code(language: nil, text: code)])
    #expect(text.contains("<pre>") == isTagged)
    #expect(text.contains("```") == !isTagged)
  }
}
