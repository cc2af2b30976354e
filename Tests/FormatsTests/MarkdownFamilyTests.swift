import Formats
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

  @Test func `numbers in an order of their own are hascard's, and elsewhere no key`() throws {
    let card = "# Order them\n4. Blue\n2. Yellow\n3. Green\n1. Red\n"
    #expect(Glimpse(Array(card.utf8), path: "a.txt").format == .hascard)
    try Reading.expect(
      .hascard, card, ["1 | Order them | 1. Red | 2. Yellow | 3. Green | 4. Blue"])
    try Reading.expect(
      .quiz, card,
      ["refused 1: the numbers of its steps are not in order; write the steps as they follow"])
  }

  @Test func `items of a list that are headings are questions`() throws {
    try Reading.expect(
      .quiz,
      """
      # FAQ

      ## Core

      1.  ### What is React?

          A library.

      2.  ### What is JSX?

          Words in tags:

          ```jsx
          const x = 1;
          ```
      """,
      [
        "5, topic Core | What is React? | = A library.",
        "9, topic Core | What is JSX? | = Words in tags:↵↵```jsx↵const x = 1;↵```",
      ])
  }

  @Test func `a heading behind an anchor is a question as well`() throws {
    try Reading.expect(
      .javaScriptQuestions,
      "###### <a name=20190707></a>2. Two?\n\n- A: a\n- B: b\n\n#### Answer: B\n",
      ["1 | Two? | - a | + b"])
  }

  @Test func `what several folds are called is no question`() throws {
    let fold = "<details><summary><b>الإجابة</b></summary>\n\nSo.\n\n</details>\n\n"
    try Reading.expect(
      .details, "## Why?\n\n\(fold)## Who?\n\n\(fold)",
      ["3 | Why? | = So.", "11 | Who? | = So."])
  }

  @Test(arguments: [
    ("---\ntags:\n  - flashcards\n---\n\na::b\n", Format.obsidian),
    ("---\ntags: [go, flashcards]\n---\n\na::b\n", .obsidian),
    ("---\ntags: flashcards\n---\n\na::b\n", .obsidian),
    ("C:\nEnglish: [fire]\n", .hashcards),
  ])
  func `a deck is known by its tag or its marks`(text: String, format: Format) {
    #expect(Glimpse(Array(text.utf8), path: "note.md").format == format)
  }
}
