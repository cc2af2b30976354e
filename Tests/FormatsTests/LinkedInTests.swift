import Formats
import Questions
import Testing

/// LinkedIn's skill assessments, as people keep them in Markdown.
@Suite struct LinkedInTests {
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
}
