import Markdown
import Questions
import Testing

@testable import StudySheet
import Quiz

/// What goes into a sheet is what a reader of Markdown gets out of it.
@Suite struct RoundTripTests {
  @Test(arguments: NastyText.rows)
  func `a fragment reads back as it was written`(_ markdown: String) {
    let blocks = Fragment.blocks(markdown)
    let text = MarkdownFormatter.text(blocks)
    let back = Readable(Document(parsing: text).blocks)
    #expect(back == Readable(blocks), "\(text)")
  }

  @Test(arguments: 0..<40)
  func `random fragments read back as they were written`(_ seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let markdown = NastyText.random(using: &source)
      let blocks = Fragment.blocks(markdown)
      let text = MarkdownFormatter.text(blocks)
      let back = Readable(Document(parsing: text).blocks)
      #expect(back == Readable(blocks), "\(markdown.debugDescription)\n\(text)")
    }
  }

  @Test(arguments: AnswerPlacement.allCases)
  func `random sheets give every question back`(_ answers: AnswerPlacement) throws {
    var source = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let sheet = NastyText.sheet(using: &source)
      let text = SheetFormat.markdown.text(sheet, answers: answers)
      #expect(SheetFormat.markdown.text(sheet, answers: answers) == text)
      let read = SheetReader.parts(of: Document(parsing: text))
      for (index, entry) in sheet.entries.enumerated() {
        let number = index + 1
        let asked = try #require(read["Question \(number)"])
        let told = answers == .end ? try #require(read["Answer \(number)"]) : asked
        #expect(asked.holds(NastyText.questionFields(entry.question)))
        #expect(told.holds(NastyText.answerFields(entry.question)) == (answers != .none))
      }
    }
  }

  @Test func `code that would let Jekyll in is written as HTML`() {
    let span = MarkdownFormatter.text(Fragment.blocks("`{% endraw %}`"))
    #expect(span == "<code>&#123;% endraw %}</code>\n")
    let block = MarkdownFormatter.text(Fragment.blocks("```\na <b>\n\n{%- endraw -%}{{ c }}\n```"))
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

  @Test(arguments: [
    ("{{ a }}", "&#123;{ a }}\n"), ("{% a %}", "&#123;% a %}\n"),
    ("`{{ a }}`", "<!-- {% raw %} -->\n\n`{{ a }}`\n\n<!-- {% endraw %} -->\n"),
    (
      "```html\n{% a %}\n```",
      "<!-- {% raw %} -->\n\n```html\n{% a %}\n```\n\n<!-- {% endraw %} -->\n"
    ),
    ("[a](/{{b}})", "[a](/&#123;{b}})\n"), ("{ % a }", "{ % a }\n"),
  ])
  func `Jekyll leaves template tags alone`(_ markdown: String, _ expected: String) {
    #expect(MarkdownFormatter.text(Fragment.blocks(markdown)) == expected)
  }

  @Test(arguments: [
    ("a_b _c", "a_b \\_c\n"), ("<model>", "\\<model>\n"), ("1\\. a", "1\\. a\n"),
    ("\\# a", "\\# a\n"), ("\\- a", "\\- a\n"), ("AT&T &amp;amp;", "AT\\&T \\&amp;\n"),
    ("2 < 3 > 1", "2 \\< 3 > 1\n"), ("a | b", "a \\| b\n"), ("``a`b``", "``a`b``\n"),
    ("`` ` ``", "`` ` ``\n"), ("````\n```\n````", "````\n```\n````\n"),
    ("$5 --x", "\\$5 -\\-x\n"), ("**a***b*", "**a***b*\n"), ("*a*_b_", "<em>a</em><em>b</em>\n"),
    ("# a", "**a**\n"), ("<!-- a", "\\<!-\\- a\n"), ("a\\\nb", "a  \nb\n"),
    ("|a\\|b|`c\\|d`|\n|-|:-:|", "| a\\|b | `c\\|d` |\n|---|:-:|\n"),
    ("- a\n* b", "- a\n\n* b\n"), ("<http://a/|b>", "[http://a/\\|b](http://a/\\|b)\n"),
    ("***", "___\n"), ("> - a\n\n    b", "> - a\n\n```\nb\n```\n"),
  ])
  func `only what has a meaning is escaped`(_ markdown: String, _ expected: String) {
    #expect(MarkdownFormatter.text(Fragment.blocks(markdown)) == expected)
  }
}
