import Questions
import Quiz
import StudySheet

/// Texts that a writer of Markdown is likely to break.
enum NastyText {
  static let rows = [
    "", " ", "a", "&nbsp;a&nbsp;", "&#32;a&#10;b&#9;", "a&#32;  \n&#32;b", "\\\na", "a\\\n\\\nb",
    "```\n```", "````\n```\n````", "~~~ `x`\n~~~", "```a&amp;b\\*\n```", "```\n\n\na\n\n```",
    "    a\n\n      b",
    "`` ` ``", "```` ``` ````", "` `", "`  a  `", "` a`", "`a|b`", "|a\\|b|\n|-|\n|`c\\|d`|\n| |",
    "|a|\n|-|\n|*b*\\\\|\n|<br>|", "| |\n|-|", "# a #\\#", "#", "a\n===", "***", "- - -\n- a",
    "- a\n\n  b\n- c",
    "- ```\n  a\n\n  b\n  ```\n- c", "- > a\n  - b\n    1. c", "-\n- a", "-\n\n- a",
    "1) a\n1. b\n- c\n* d\n- e",
    "999999999. a\n999999999. b", "> a\n\n> b", "> ```\n> a", ">", "> - a\n>\n>   b",
    "<details>\n\na\n\n</details>",
    "</details>", "<!-- a", "<script>\nb", "<div>\n*a*\n\nb", "a <b\nc> d", "a <!-- b\nc --> d",
    "<model>", "<a@b.c>",
    "<http://a.b/{{c}}?d=(e)>", "[a](<b c> \"d\\\"e\")", "[a](b\\)c)", "[a]()", "[a](b&#10;c)",
    "[a](b \"&#10;\n c\")",
    "[*a* `b]`](c)", "![a](b \"c\")", "[![a](b)](c)", "![![a](b)](c)", "[a]\n\n[a]: <b c> 'd'",
    "[a] [b]: c",
    "**a***b*", "*a***b**", "***a** b*", "*a **b***", "**a*b*c**", "_a_b_", "a*b*c", "*a*_b_",
    "**a**__b__", "~~~~a~~~~",
    "~~a~~~~b~~", "*&nbsp;a&nbsp;*", "*a&#32;*", "**`a`**b", "*[a](b)*c", "a__b__", "__init__",
    "\\*\\*a\\*\\*",
    "\\# a",
    "\\- a\n\\+ b\n\\= c\n\\> d\n1\\. e\n1\\) f\n\\--- g\n\\=== h\n\\~~~ i\n\\``` j\n: k\n\\| l | m",
    "a\n\\---", "a\n\\===", "a|b\n\\-|-", "\\[a]: b", "\\![a](b)", "&amp;amp; &lt;b&gt; &copy; &",
    "a & b && c &d; &#35;",
    "{{ a }} {% b %} {# c #} {: d }", "`{{ a }}` `{% raw %}`",
    "```html\n{% for a in b %}{{ a }}{% endfor %}\n```",
    "```\na {% raw %}{{ b }}{% endraw %}\n\n--> c\n```", "- a\n\n  ```\n  {%- endraw %}\n  ```",

    "$a$ and $b$", "a--b --c", "日本語*強調*です", "a\u{301}*b*", "\u{FEFF}a", "\u{200B}- a",
    "\u{2028}a\u{85}", "\u{1F469}\u{200D}\u{1F4BB}",
    "a\\", "a\\\\\nb", "\\\\", "*a\\**", "*\\*a*", "<a>*b*</a>", "**<b>**", "*<b>*c", "a <br> b",
    "<b>\n",
    "- [ ] a\n- [x] b", "[ ] a", "1986\\. A year", "-1\n+1", "#hashtag", "> \\> a",
    "http://a.b/c_d_e", "www.a.b",
  ]

  private static let pieces = [
    "*", "**", "_", "~~", "`", "``", "```\n", "\n", "\n", "\n\n", "- ", "* ", "1. ", "> ", "# ",
    "    ", "  ", " ", " ",
    "|", "|a|b|\n|-|-|\n", "|---|", "<b>", "</details>", "<!--", "-->", "<model>", "[a](b)",
    "![a](b)", "[", "](c d)", "[x]: y\n",
    "&amp;", "&#10;", "&#32;", "&nbsp;", "\\", "\\*", "\\\n", "  \n", "{{ a }}", "{% b %}", "{: c}",
    "---\n", "===\n", "~~~\n", "$", ":", "#",
    "a", "b", "word", "snake_case", "é", "日本", "3.", "4)", "<http://d.e>", "`f`", "**g**", "*h*",
    "\t", "\u{A0}", "!",
  ]

  static func random(using source: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...20, using: &source)
    return (0..<count).map { _ in pieces.randomElement(using: &source) ?? "" }.joined()
  }

  static func sheet(using source: inout SeededGenerator) -> Sheet {
    let entries = (0..<6).map { number in
      Sheet.Entry(question(number, using: &source), wrongAnswers: [random(using: &source)])
    }
    return Sheet(
      title: random(using: &source), date: random(using: &source),
      topicTitles: ["t0": random(using: &source), "t1": "T"], entries: entries)
  }

  /// Sheets in which every row stands as every kind of text; Anki takes no question without words.
  static var sheetsOfRows: [Sheet] {
    rows.map { row in
      let prompt = "Why?\n\n" + row
      let option = Option(text: row, isCorrect: true, why: row)
      var choice = Question(
        id: "q0", topic: "t0", level: .beginner, prompt: prompt,
        body: Choice(options: [option, option], explanation: row))
      choice.hint = row
      let open = Question(
        id: "q1", topic: "t0", level: .beginner, prompt: prompt,
        body: OpenAnswer(
          answer: row, keyPoints: [KeyPoint(point: row, accept: [])],
          followUps: [FollowUp(ask: row), FollowUp(ask: row)]))
      return Sheet(
        title: row, date: row, topicTitles: ["t0": row],
        entries: [Sheet.Entry(choice, wrongAnswers: [row]), Sheet.Entry(open)])
    }
  }

  private static func question(_ number: Int, using source: inout SeededGenerator) -> Question {
    let options = (0..<4).map {
      Option(text: random(using: &source), isCorrect: $0 == 1, why: random(using: &source))
    }
    let points = (0..<3).map { _ in KeyPoint(point: random(using: &source), accept: []) }
    let body: any QuestionBody =
      number.isMultiple(of: 2)
      ? Choice(options: options, explanation: random(using: &source))
      : OpenAnswer(
        answer: random(using: &source), keyPoints: points,
        followUps: [FollowUp(ask: random(using: &source))])
    var question = Question(
      id: "q\(number)", topic: "t\(number % 2)", level: Level.allCases[number % 3],
      prompt: random(using: &source), body: body)
    question.hint = random(using: &source)
    question.references = ["https://a.b/\(number)", random(using: &source)]
    return question
  }

  /// The Markdown that a sheet shows with the question, in reading order.
  static func questionFields(_ question: Question) -> [String] {
    var fields = [question.prompt]
    fields += question.body.shape.offered
    return fields + [question.hint].compactMap { $0 }
  }

  /// The Markdown that a sheet shows with the answer, in reading order.
  static func answerFields(_ question: Question) -> [String] {
    let texts = question.body.texts
    return [.answer, .reason, .explanation, .followUp].flatMap { (role: BodyText.Role) in
      texts.filter { $0.role == role }.map(\.text)
    }
  }
}
