import Markdown
import Testing

@Suite struct MarkdownFormatterTests {
  private static func written(_ markdown: String) -> String {
    MarkdownFormatter.text(Document(parsing: markdown).blocks)
  }

  @Test(arguments: [
    ("- a\n* b", "- a\n\n* b\n"), ("* a\n* b\n  1. c", "- a\n- b\n  1. c\n"),
    ("- a\n\n  b\n- c", "- a\n\n  b\n\n- c\n"), ("3) a\n4) b", "3. a\n4. b\n"),
    ("-\n- a", "-\n\n- a\n"),
    ("- a\n  2. b", "- a\n  2\\. b\n"), ("> a\nb\n>\n> > c", "> a\n> b\n>\n> > c\n"), (">", ">\n"),
    ("***", "___\n"), ("> - a\n\n    b", "> - a\n\n```\nb\n```\n"), ("a\n===", "# a\n"),
    ("## a #\\#", "## a \\#\\#\n"), ("<div>\n\na", "<div>\n\na\n"),
    ("999999999. a\n1. b", "999999999. a\n999999999. b\n"),
  ])
  func `each block is written in one way`(_ markdown: String, _ expected: String) {
    #expect(Self.written(markdown) == expected)
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
    #expect(Self.written(markdown) == expected)
  }
}
