import Formats
import Questions
import Testing

/// The dialects of Markdown in which questions lie on GitHub.
@Suite struct MarkdownFamilyTests {
  @Test func `LinkedIn quizzes have stubs with code, references and explanations`() throws {
    try Reading.expect(
      .linkedIn,
      """
      ## Python

      #### Q1. What prints?

      ```python
      #### Q9. not a heading
      - [ ] not an option
      ```

      - [ ] A

      ```python
      print(1)
      ```

      - [x] B

      ```python
      print(2)
      ```

      [reference](https://a.example/p)

      #### Q2. Which two?

      - [x] one
      - [X] two
      - [ ] three

      **Explanation:** Because.

      ```python
      more
      ```

      #### Q2. No key here?

      - [ ] a
      - [ ] b

      #### Which has no number?

      * [ ] a
      * [x] b
      """,
      [
        "3, topic Python | What prints?↵↵```python↵#### Q9. not a heading↵- [ ] not an option↵``` | "
          + "- ```python↵print(1)↵``` | + ```python↵print(2)↵``` | see https://a.example/p",
        "24, topic Python | Which two? | + one | + two | - three | because: Because.↵↵```python↵more↵```",
        "41, topic Python | Which has no number? | - a | + b",
        "refused 36: no option is marked as right",
      ])
  }

  @Test func `javascript-questions have letters and a folded answer`() throws {
    try Reading.expect(
      .javaScriptQuestions,
      """
      # List

      ###### 1. What's the output?

      ```javascript
      let a = 1
      ```

      - A: `1`
      - B: `undefined` and
        more

      <details><summary><b>Antwort</b></summary>
      <p>

      #### Antwort: B

      Because of the *dead zone*.

      ```js
      a
      ```

      </p>
      </details>

      ---

      ###### 2. No answer?

      - A: x
      - B: y
      """,
      [
        "3 | What's the output?↵↵```javascript↵let a = 1↵``` | - `1` | + `undefined` and↵more | "
          + "because: Because of the *dead zone*.↵↵```js↵a↵```",
        "refused 29: \"No answer?\" has no heading with its answer",
      ])
  }

  @Test func `javascript-questions may have anchors and letters of any script`() throws {
    try Reading.expect(
      .javaScriptQuestions,
      """
      ###### 1. ماذا يطبع؟
      <div dir="ltr">

      ```js
      a
      ```
      </div>

      - أ: `1`
      - هـ: `2`

      <details><summary><b>الإجابة</b></summary>

      #### الإجابة: ه

      هكذا.

      </details>

      ###### <a name=20></a>2. Что?

      - А: да
      - Б: нет

      #### Ответ: А

      ###### 3. 什麽？

      - A: 1. x
      - B: y

      <details>

      #### 答案 B

      Yes.

      ###### a note of the answer

      </details>

      ###### And without a number?

      - A: x
      - B: y
      """,
      [
        "1 | ماذا يطبع؟↵↵```js↵a↵``` | - `1` | + `2` | because: هكذا.",
        "20 | Что? | + да | - нет", #"27 | 什麽？ | - 1\. x | + y | because: Yes."#,
        "refused 42: \"And without a number?\" has no heading with its answer",
      ])
    try Reading.expect(
      .javaScriptQuestions, "1. What?\n\n- A: x\n",
      ["refused 1: has no heading with a number, such as \"###### 1. What is printed?\""])
  }

  @Test func `LinkedIn quizzes have boxes without a blank, and options that are only code`() throws
  {
    try Reading.expect(
      .linkedIn,
      """
      #### Q1. One?

      - [] a
      - [x] b
      - [] c

      #### Q2. Which code?

      - [ ] &shy;

      ```go
      a
      ```

      - [x] &nbsp;

      ```go
      b
      ```
      """,
      ["1 | One? | - a | + b | - c", "7 | Which code? | - ```go↵a↵``` | + ```go↵b↵```"])
    try Reading.expect(
      .linkedIn,
      "#### D1. Which sign?\n\n- [ ] #\n- [x]-\n- [ ] > 1\n- [ ] 1. a\n- [ ] *b*\n",
      [##"1 | Which sign? | - \# | + \- | - \> 1 | - 1\. a | - *b*"##])
  }

  @Test func `every heading of a LinkedIn quiz is a question, a topic or refused`() throws {
    try Reading.expect(
      .linkedIn,
      """
      ## Notes

      What this page is.

      #### Q1. One?

      - [x] a
      - [ ] b

      #### What is a closure?

      A function with its scope.

      ## Part two

      #### Q2. Two?

      - [x] a
      - [ ] b
      """,
      [
        "5, topic Notes | One? | + a | - b", "16, topic Part two | Two? | + a | - b",
        "refused 10: \"What is a closure?\" has no options with boxes",
      ])
  }

  @Test(arguments: ["Питання 1.", "प्र1.", "P1.", "问题1.", "问题 1：", "Q1。", "1.", "Q1."])
  func `labels in other languages are no part of a question`(_ label: String) throws {
    let headings = (1...3).map { place in
      "#### \(label.replacing("1", with: String(place))) Python 3: what is it?\n\n- [x] a\n- [ ] b\n"
    }
    let file = try Reading.file(.linkedIn, headings.joined(separator: "\n"))
    #expect(file.questions.map(\.prompt) == Array(repeating: "Python 3: what is it?", count: 3))
  }

  @Test func `a word with a number that comes once is a part of its question`() throws {
    try Reading.expect(
      .linkedIn, "#### Python 3. What is new?\n\n- [x] a\n- [ ] b\n",
      ["1 | Python 3. What is new? | + a | - b"])
  }

  @Test func `a small letter before code is a label, where it is that of its place`() throws {
    try Reading.expect(
      .linkedIn,
      """
      #### Q1. Which?

      - [ ] a.

      ```
      x
      ```

      - [x] b:

      ```
      y
      ```

      #### Q2. Which?

      - [ ] x

      ```
      1
      ```

      - [x] y
      """,
      ["1 | Which? | - ```↵x↵``` | + ```↵y↵```", "15 | Which? | - x↵↵```↵1↵``` | + y"])
  }

  @Test func `an item without a box among options is no part of the option above`() throws {
    try Reading.expect(
      .linkedIn,
      """
      #### Q1. One?

      - [x] a
      - b
      - [ ] c

      #### Q2. Two?

      - [ ] a
        - deeper
      - [х] b

      - below
      """,
      [
        "7 | Two? | - a↵↵- deeper | + b | because: - below",
        "refused 1: line 4 stands among the options and has no box of their kind",
      ])
  }

  @Test func `hashcards have questions, answers and gaps`() throws {
    try Reading.expect(
      .hashcards,
      """
      ---
      name = "Chemistry"
      ---

      Q: What is
      an atom?
      A: The smallest

      part.

      C: The [mitochondria] is the ![x](y.png) of the [cell].
      ---
      Q: Nobody answers
      Q: Next?
      A: Yes
      """,
      [
        "5, topic Chemistry | What is↵an atom? | = The smallest↵↵part.",
        #"11, topic Chemistry | The ____ is the ![x](y.png) of the cell. | = mitochondria"#,
        #"11, topic Chemistry | The mitochondria is the ![x](y.png) of the ____. | = cell"#,
        "14, topic Chemistry | Next? | = Yes",
        "refused 13: a question \"Q:\" without an answer \"A:\"",
      ])
  }

  @Test func `text of hashcards that begins no card is refused with its line`() throws {
    try Reading.expect(
      .hashcards,
      "# Deck\n\nAbout it.\n\nQ: foo\nA: bar\n\n---\n\n## Part\nI'm a mistake!\nAnd so am I.\n\n---\n\nQ: baz\nA: quux\n",
      [
        "5 | foo | = bar", "16 | baz | = quux",
        "refused 11: text that begins no card with \"Q:\" or \"C:\"",
      ])
  }

  @Test func `a cloze of hashcards may begin in the line below, and people set questions in bold`()
    throws
  {
    try Reading.expect(
      .hashcards, "C:\nEnglish: [fire]\n\nFrench: [feu]\n",
      ["1 | English: ____↵↵French: feu | = fire", "1 | English: fire↵↵French: ____ | = feu"])
    try Reading.expect(
      .hashcards,
      "# Systems\n\n**Q: What is a shard?**\n\nA: A part.\n\n**Q:** And a replica?\n\n**A:** A copy.\n",
      ["3 | What is a shard? | = A part.", "7 | And a replica? | = A copy."])
  }

  @Test func `notes of Obsidian have cards in lines, in paragraphs and with gaps`() throws {
    try Reading.expect(
      .obsidian,
      """
      ---
      tags: [flashcards/go]
      ---

      What is a slice?::a view of an array <!--SR:!2024-08-16,51,230-->
      `std::vector` is no card
      nil:::no value
      See https://a.example/x::y

      What is
      a map?
      ?
      A hash
      table.

      Maps are ==unordered== in Go.
      """,
      [
        "5, topic go | What is a slice? | = a view of an array", "7, topic go | nil | = no value",
        "7, topic go | no value | = nil", "10, topic go | What is↵a map? | = A hash↵table.",
        #"16, topic go | Maps are ____ in Go. | = unordered"#,
      ])
  }

  @Test(arguments: [
    ("flashcards", ""), ("[go, flashcards]", ""),
    ("\n  - go\n  - flashcards/lang/go", "topic go, "),
    ("\n- \"#flashcards\"", ""),
  ])
  func `the front matter of a note may have its tag`(_ tags: String, _ topic: String) throws {
    let lines = try Reading.lines(.obsidian, "---\ntags: \(tags)\n---\nWhat?::That.\n")
    #expect(lines.map { $0.drop { $0 != "|" } } == ["| What? | = That."])
    #expect(lines.allSatisfy { $0.contains("topic go") } == !topic.isEmpty)
  }

  @Test func `hascard has stars for what is right`() throws {
    try Reading.expect(
      .hascard,
      """
      # word
      its definition
      ---
      # Which one?
      - wrong
      * right
      - other
      ---
      # Which ones?
      [*] a
      [ ] b
      [*] c
      ---
      # Fill
      The _sky|heaven_ is blue.
      ---
      # Order
      2. second
      1. first
      ---
      # A list
      - is
      - text
      """,
      [
        "1 | word | = its definition", "4 | Which one? | - wrong | + right | - other",
        "9 | Which ones? | + a | - b | + c",
        #"14 | Fill↵↵The ____ is blue. | type sky / heaven"#,
        "17 | Order | 1. first | 2. second",
        "21 | A list | = - is↵- text",
      ])
  }
}
