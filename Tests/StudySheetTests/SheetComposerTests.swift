import Formats
import Markdown
import StudySheet
import Testing

@Suite struct SheetComposerTests {
  private static let start = """
    # Django

    2026-11-20 · 2 questions

    ## Contents

    - [ORM & queries](#orm--queries)
      - [Beginner](#beginner)
        - [Question 1](#question-1): Why is a QuerySet lazy?
      - [Advanced](#advanced)
        - [Question 2](#question-2): Which join?

    ## ORM & queries

    ### Beginner

    #### Question 1

    Why is a `QuerySet` *lazy*?

    **Hint:** Count the queries.

    `what-is-lazy`


    """

  private static let openAnswer = """
    It runs when **used**:

    ```python
    list(books)
    ```

    **Key points**

    - [ ] no query before `list()`

    **Follow-up questions**

    - What evaluates it?

    **References**

    - <https://docs.djangoproject.com/en/6.1/ref/models/querysets/>


    """

  private static let choiceQuestion = """
    ### Advanced

    #### Question 2

    Which join?

    - **A:** `INNER`
    - **B:** `LEFT | OUTER`

    `which-join` · since 1.4 · recall 93 % · due 2026-12-01


    """

  private static let choiceAnswer = """
    **Right:** A

    - **A is right:** The key is required.
    - **B is wrong:** That is for nullable keys.

    Nullability decides.

    **You answered**

    - `LEFT | OUTER`


    """

  private static func expected(_ answers: AnswerPlacement) -> String {
    let fold = "<details markdown=\"1\">\n<summary>Answer</summary>\n\n"
    let unfold = "</details>\n\n"
    let text =
      switch answers {
      case .inline:
        start + "**Answer**\n\n" + openAnswer + choiceQuestion + "**Answer**\n\n" + choiceAnswer
      case .folded:
        start + fold + openAnswer + unfold + choiceQuestion + fold + choiceAnswer + unfold
      case .end:
        start + "[Answer 1](#answer-1)\n\n" + choiceQuestion + "[Answer 2](#answer-2)\n\n"
          + "## Answers\n\n#### Answer 1\n\n[Question 1](#question-1)\n\n" + openAnswer
          + "#### Answer 2\n\n[Question 2](#question-2)\n\n" + choiceAnswer
      case .none:
        start + choiceQuestion + "## Answer key\n\n- [Question 1](#question-1)\n"
          + "  - [ ] no query before `list()`\n- [Question 2](#question-2): A\n\n"
      }
    return String(text.dropLast())
  }

  @Test(arguments: AnswerPlacement.allCases)
  func `a sheet has its answers where they are wanted`(_ answers: AnswerPlacement) {
    #expect(Samples.text(.markdown, answers) == Self.expected(answers))
  }

  @Test(arguments: AnswerPlacement.allCases)
  func `every link inside leads to a heading`(_ answers: AnswerPlacement) {
    var sheet = Samples.sheet
    // Topics that are called like something else in the sheet.
    let titles = ["Contents", "Answers", "Question 1", "Answer 1", "Beginner", "C++ & Ünïcode_x!"]
    sheet.sections = titles.map {
      Sheet.Section(topic: "orm", title: $0, groups: Samples.sheet.sections[0].groups)
    }
    let text = sheet.text(answers: answers, as: .markdown)
    let anchors = Set(Anchors.ofHeadings(Document(parsing: text)))
    let links = Anchors.ofLinks(text)
    #expect(links.count == 6 + 12 + 12 + (answers == .end ? 24 : answers == .none ? 12 : 0))
    #expect(links.filter { !anchors.contains($0) } == [])
  }

  @Test func `an empty sheet is a title`() {
    let sheet = Sheet(title: "T", date: "D", sections: [])
    #expect(
      sheet.text(answers: .end, as: .markdown) == "# T\n\nD · 0 questions\n")
  }
}

/// The anchors of a sheet as github-slugger would give them, found without our own `Slugs`.
enum Anchors {
  static func ofHeadings(_ document: Document) -> [String] {
    var counts: [String: Int] = [:]
    return document.blocks.compactMap { block in
      guard case .heading(_, let inlines) = block else { return nil }
      let base = inlines.plainText.lowercased()
        .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        .replacing(" ", with: "-")
      var slug = base
      while counts[slug] != nil {
        counts[base, default: 0] += 1
        slug = "\(base)-\(counts[base, default: 0])"
      }
      counts[slug] = 0
      return slug
    }
  }

  static func ofLinks(_ text: String) -> [String] {
    text.matches(of: /\]\(#([^)]*)\)/).map { String($0.1) }
  }
}
