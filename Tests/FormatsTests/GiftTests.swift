import Formats
import Testing

@Suite struct GiftTests {
  private func expect(_ text: String, _ lines: [String]) throws {
    try Reading.expect(.gift, text, lines)
  }

  @Test func `the path of a category is read as it was written`() throws {
    try Reading.expect(
      .gift, "$CATEGORY: $course$/top/C\\: a \\{b\\} \\\\n\n\n1+1?{=2}\n",
      ["3, topic C: a {b} \\n | 1+1? | type 2"])
  }

  @Test func `every kind of answer has its signs`() throws {
    try expect(
      """
      $CATEGORY: $course$/top/Go/Maps

      // question: 12  name: x [tag:basics] [id:q7]
      ::Q1:: What is 1\\=1? {=true#yes ~false#no ####Logic.}

      Which are even? {~%50%2 ~%50%4 ~%-100%3}

      The sky is {T#no it is#yes it is}.

      // a comment
      Capital of France? {=Paris =paris}

      When? {#1822:5}

      Match. {=a -> 1 =b -> 2 = -> 3}

      Write. {}

      Only words, no question.
      """,
      [
        #"4, id Q1, topic Maps, tags ["basics"] | What is 1=1? | + true (yes) | - false (no) | because: Logic."#,
        "6, topic Maps | Which are even? | + 2 | + 4 | - 3",
        #"8, topic Maps | The sky is _____. | + True (yes it is) | - False (no it is)"#,
        "11, topic Maps | Capital of France? | type Paris / paris",
        "13, topic Maps | When? | = 1822 (± 5) | "
          + "changed: asked as an open question, for more than one number is right",
        "15, topic Maps | Match.↵↵a | + 1 | - 2 | - 3 | changed: a pair to be matched, asked as a choice",
        "15, topic Maps | Match.↵↵b | - 1 | + 2 | - 3 | changed: a pair to be matched, asked as a choice",
        "17, topic Maps | Write. | = The file gives no model answer: say yours aloud, and judge it yourself.",
        "refused 19: has no answers in braces, so it is a description",
      ])
  }

  @Test func `a star stands for anything, unless it is escaped`() throws {
    try expect(
      #"""
      What lists? {=ls* =dir}

      What multiplies? {=\*#the star =times}
      """#,
      [
        #"1 | What lists? | = ls\*, or dir | changed: asked as an open question, "#
          + "for its star stands for any text",
        "3 | What multiplies? | type * / times | because the star",
      ])
  }

  @Test func `what is worth nothing is not right, and its reason is kept`() throws {
    try expect(
      """
      Capital of Italy? {=Rome#Yes. =%0%Milan#The second city. =%50%Roma =%0%*#Look again.}

      Bits of a byte? {#=%0%7:0#One less. =%100%8:0#Right. =%-50%9:0}

      Best? {=right ~%0%zero ~%50%half}

      Anything? {=*}
      """,
      [
        "1 | Capital of Italy? | type Rome / Roma | because Yes. | because: Milan: The second city."
          + "↵↵Anything else: Look again. | changed: \"Roma\", worth 50 %, counts as right",
        "3 | Bits of a byte? | type 8 | because Right. | because: 7: One less.",
        "5 | Best? | + right | - zero | - half | changed: \"half\", worth 50 %, counts as wrong",
        "refused 7: accepts whatever is typed",
      ])
  }

  @Test func `the mark of a format is none of what has to be typed`() throws {
    try expect(
      "Word? {=[plain]one =[html]<b>two</b> =[markdown]`three` =<b>}",
      ["1 | Word? | type one / two / three / <b>"])
  }

  @Test func `how lines of an answer are laid out is none of their text`() throws {
    try expect(
      """
      Which sign is free? {
          ~ \\#   # It begins
                  what is said
                  of an answer.
          = a        # Yes
      }
      """,
      [
        "1 | Which sign is free? | - \\# (It begins  ↵what is said  ↵of an answer.) | + a (Yes)"
      ])
  }

  @Test func `an arrow in a reason makes no pairs, and an escaped dollar no name`() throws {
    try expect(
      #"""
      Which? {=map#It is key -> value.}

      ::a::[markdown]What is \\$x\\${=y ~z}
      """#,
      [
        "1 | Which? | type map | because It is key -> value.",
        #"3, id a | What is \$x\$ | + y | - z"#,
      ])
  }

  @Test func `the mark of a format says what a text is`() throws {
    try expect(
      """
      [html]<p>Use <code>map</code>&lt;k&gt;?</p>{=[markdown]*yes* ~[plain]*no* ~[plain]<b>}
      """,
      [#"1 | Use `map`\<k>? | + *yes* | - \*no\* | - \<b>"#])
  }

  @Test func `signs that were not escaped are refused with their line`() throws {
    try expect(
      """
      Which value
      has ${y:-2} here? {=a ~b}

      Which holds {
      =a = b
      ~c
      }

      What closes? {=a ~b

      Fine? {~x =y}
      """,
      [
        "11 | Fine? | - x | + y",
        "refused 2: a \"{\" of the text would be taken for one around answers; write \"\\{\"",
        "refused 4: two answers begin with \"=\" where one is right; write \"\\=\" for a sign of the text",
        "refused 9: the brace \"{\" is never closed; a blank line ends a question",
      ])
  }

  @Test func `answers may stand in lines of their own`() throws {
    try expect(
      "::A::\nTwo lines\nof stem {\n  ~ wrong # no\n  = right # yes\n}\n",
      [#"1, id A | Two lines  ↵of stem | - wrong (no) | + right (yes)"#])
  }
}

@Suite struct AikenTests {
  @Test func `people who know no Aiken type it with numbers, small letters and the option again`()
    throws
  {
    try Reading.expect(
      .aiken,
      """
      1. What is Docker?
      a) A container engine
      b) A VM
      Answer: a

      2) What is K8s?
      A. An editor
      B. An orchestrator
      Answer: B. An orchestrator

      3. Which?
      a) x
      b) y
      Answer: b) x
      """,
      [
        "1 | What is Docker? | + A container engine | - A VM",
        "6 | What is K8s? | - An editor | + An orchestrator",
        "refused 14: the answer is \"b) x\"; Aiken has one letter, for several write GIFT",
      ])
  }

  @Test func `options by letters, and the letter that is right`() throws {
    try Reading.expect(
      .aiken,
      """
      What is
      a heap?
      A) a tree
      B)a pile
      ANSWER: A

      A. is an article?
      A. yes
      B. no
      ANSWER: B
      Second without a blank?
      A. x
      B. *.log
      ANSWER: B
      """,
      [
        #"1 | What is  ↵a heap? | + a tree | - a pile"#, "7 | A. is an article? | - yes | + no",
        #"11 | Second without a blank? | - x | + \*.log"#,
      ])
  }

  @Test func `what Moodle would misread is refused`() throws {
    try Reading.expect(
      .aiken,
      """
      Two keys?
      A. x
      B. y
      ANSWER: A, B

      No key?
      A. x
      B. y

      One option?
      A. x
      ANSWER: A

      Wrong letter?
      A. x
      B. y
      ANSWER: C
      """,
      [
        "refused 4: the answer is \"A, B\"; Aiken has one letter, for several write GIFT",
        "refused 6: has no line \"ANSWER: \" with the letter of the right option",
        "refused 10: has 1 option, needs at least 2",
        "refused 17: the answer C is none of the options",
      ])
  }
}
