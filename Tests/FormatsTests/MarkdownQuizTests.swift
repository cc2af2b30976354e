import Formats
import Testing

@Suite struct MarkdownQuizTests {
  private func expect(_ text: String, _ lines: [String]) throws {
    try Reading.expect(.quiz, text, lines)
  }

  @Test(arguments: [
    ("# Which?\n- [x] one\n- [ ] two\n  > why\n- three\n- [ ] four\n", 5),
    ("# Which?\n\n- [x] one\n\n- [ ] two\n\n- three\n\n- [ ] four\n", 7),
    ("# Which?\n\n1. [x] one\n2. [ ] two\n3. three\n", 5),
    ("# Which?\n\n1. [ ] x\n- [x] y\n", 4),
  ])
  func `an item without a box among options is no part of the explanation`(
    _ text: String, _ line: Int
  ) throws {
    try expect(
      text, ["refused 1: line \(line) stands among the options and has no box of their kind"])
  }

  @Test func `a list below the options explains`() throws {
    try expect(
      "# Which?\n\n- [x] one\n- [ ] two\n\n- since it is\n\nThat is:\n\n- [ ] so\n",
      ["1 | Which? | + one | - two | because: - since it is↵↵That is:↵↵- [ ] so"])
  }

  @Test func `an ordered task list asks for one, an unordered one for all that are right`() throws {
    try expect(
      """
      ---
      bank: acme
      topic: Closures
      level: hard
      tags: [js, scope]
      ---

      # What is logged?

      ```js
      # no heading
      - [ ] no option
      ---
      ```

      > Think of hoisting.

      1. [x] `undefined`
         > The name is hoisted.
      2. [ ] `1`

      Only the declaration moves.

      ---

      ## Which are falsy?
      - [x] `0`
      - [X] `""`
      - [ ] `[]`
      """,
      [
        "8, topic Closures, advanced, tags [\"js\", \"scope\"] | What is logged?↵↵```js↵# no heading↵"
          + "- [ ] no option↵---↵``` | hint: Think of hoisting. | + `undefined` (The name is hoisted.) | "
          + "- `1` | because: Only the declaration moves.",
        "26, topic Closures, advanced, tags [\"js\", \"scope\"] | Which are falsy? | + `0` | + `\"\"` | - `[]`",
      ])
  }

  @Test func `without a list what follows is the answer of an open question`() throws {
    try expect(
      """
      # What is a closure?

      A function and the scope it was made in.

      - It remembers.

      **Key points**

      - keeps variables
        > captures
        > closes over
      - made by functions

      # Why `let`?

      Look at this:

      **Answer**

      Block scope.

      ### Details

      More.

      **References**

      - <https://a.example/let>
      """,
      [
        "1 | What is a closure? | = A function and the scope it was made in.↵↵- It remembers. | "
          + "point: keeps variables [\"captures\", \"closes over\"] | point: made by functions []",
        "14 | Why `let`?↵↵Look at this: | = Block scope.↵↵### Details↵↵More. | see https://a.example/let",
      ])
  }

  @Test func `headings above the questions are topics, fields stand in comments`() throws {
    try expect(
      """
      # JavaScript

      Some words of welcome.

      ## Scope

      ### One?
      <!-- id: one
      level: beginner -->
      ---
      1. [ ] a
      2. [x] b
      """, ["7, id one, topic Scope, beginner | One? | - a | + b"])
  }

  @Test func `what cannot be asked is refused with its line`() throws {
    try expect(
      """
      # Two of one?
      1. [x] a
      2. [x] b

      # No key?
      - [ ] a
      - [ ] b

      # Nothing below?

      # Empty option?
      - [x] &nbsp;
      - [ ] b

      # Hidden?
      - [x] a&#8238;b
      - [ ] b

      # Fine?
      Yes.

      ---
      A text without a heading.
      """,
      [
        "19 | Fine? | = Yes.",
        "refused 23: text after \"---\" has no heading, which would be its question",
        "refused 1: 2 options are marked as right where one is to be picked",
        "refused 5: no option is marked as right",
        "refused 9: \"Nothing below?\" has no answer under it",
        "refused 11: option 1 shows nothing",
        "refused 15: hides the character U+202E behind an entity; take it out",
      ])
  }

  @Test func `questions may be items of a list, below a table of contents`() throws {
    try expect(
      """
      # Interview

      ### Contents

      | No. | Question |
      |-----|----------|
      | 1   | [One](#one) |
      | 2   | [Two](#two) |

      ## Core

      1.  ### What is one?

          The first.

          ```py
          x = 1
          ```

          #### Example

          One.

          **[⬆ Back to top](#contents)**

      2.  ### What is two?

          The second.
      """,
      [
        "12, topic Core | What is one? | = The first.↵↵```py↵x = 1↵```↵↵**Example**↵↵One.",
        "26, topic Core | What is two? | = The second.",
        "refused 3: \"Contents\" is a list of links to this page",
      ])
  }

  @Test func `a line below makes a heading, unless it parts questions`() throws {
    try expect(
      """
      What is one?
      ------------

      The first.

      What is two?
      ============

      - [x] a
      - [] b

      # What is three?

      A text
      ---

      # What is four?

      Four.
      """,
      [
        "1 | What is one? | = The first.", "6 | What is two? | + a | - b",
        "12 | What is three? | = A text", "17 | What is four? | = Four.",
      ])
  }

  @Test(arguments: [
    "Key points:", "Key points", "**Key points**", "__Key points:__", "### Key points",
  ])
  func `key points need no mark`(_ heading: String) throws {
    try expect(
      "# One?\n\nSo.\n\n\(heading)\n\n- a\n- b\n",
      ["1 | One? | = So. | point: a [] | point: b []"])
  }

  @Test func `an explanation of an open question is a part of its answer`() throws {
    try expect(
      "# One?\n\nSo.\n\n**Explanation**\n\nBecause.\n", ["1 | One? | = So.↵↵Because."])
  }

  @Test func `steps whose numbers are in no order are refused`() throws {
    try expect(
      "# Pick?\n\n- [x] a\n- [ ] b\n\n# Order?\n\n2. second\n1. first\n",
      [
        "1 | Pick? | + a | - b",
        "refused 6: its steps are numbered 2, 1; write them in the right order",
      ])
  }

  @Test func `steps in an ordered list are a sequence`() throws {
    try expect(
      "# Order?\n\n1. first\n2. second\n",
      [
        "1 | Order? | 1. first | 2. second"
      ])
  }
}
