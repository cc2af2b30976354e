import Questions
import Terminal
import Testing

@Suite struct ShortAnswerFaceTests {
  private static let stage = KindStage(
    ShortAnswer(
      blanks: [
        Blank(accept: ["three", "3"], why: "There are three."),
        Blank(accept: ["books"], why: "They are books."),
      ], explanation: "Count them."))
  private static let single = KindStage(
    ShortAnswer(
      blanks: [Blank(accept: ["select_related"], why: "It joins.")], explanation: "Joins."))

  @Test func `blanks are asked for and told in lines`() throws {
    let right = try Self.stage.dialogue(["3 | Books"])
    #expect(right.contains("Type 2 answers with | between them."))
    #expect(right.contains("Right.\n\n1 right: There are three.\n2 right: They are books.\n"))
    #expect(right.contains("Count them."))
    let wrong = try Self.stage.dialogue(["one", "3|pages"])
    #expect(wrong.contains("Please type 2 answers with | between them, or d don't know"))
    #expect(wrong.contains("Wrong. You answered: 3, pages. Right: three, books."))
    #expect(wrong.contains("2 wrong: They are books."))
    let empty = try Self.stage.dialogue([" | ", "3|"])
    #expect(empty.contains("Sorry, answer in words, or say that you don't know"))
    #expect(empty.contains("Wrong. You answered: 3, nothing. Right: three, books."))
  }

  @Test func `what is close is shown in lines, and graded hard`() throws {
    let close = try Self.single.dialogue(["select_realted"])
    #expect(close.contains("Type your answer.\n"))
    #expect(
      close.contains("Close. You answered: select_realted. Right: select_related.\n\nIt joins."))
    #expect(close.contains("Graded hard (right but for a slip in a word); due again"))
  }

  @Test func `who does not know is told in lines`() throws {
    let output = try Self.single.dialogue(["d"])
    #expect(output.contains("You did not know. Right: select_related.\n\nIt joins."))
  }

  @Test func `blanks in JSON say what came of each`() throws {
    let output = try Self.stage.dialogue([#"{"answer":["3","boks"]}"#], inJSON: true)
    #expect(output.contains(#""kind":"short","prompt":"What then?","blanks":2}"#))
    #expect(
      output.contains(#""correct":true,"score":1,"given":["3","boks"],"answer":["three","books"]"#))
    #expect(
      try Self.stage.dialogue(["3|"], inJSON: true).contains(
        #""blanks":[{"given":"3","answer":"three","outcome":"right","why":"There are three."},"#
          + #"{"given":"","answer":"books","outcome":"wrong","why":"They are books."}]"#))
  }

  @Test func `blanks are filled one by one on the screen`() throws {
    let screens = try Self.stage.screens(
      [[], [.enter, .paste("3"), .enter], [.paste("bokks"), .enter]])
    #expect(screens[0].contains("Press Enter and type answer 1 of 2."))
    #expect(screens[1].contains("1  3"))
    #expect(screens[2].contains("≈ Close. Graded hard (right but for a slip in a word), due again"))
    #expect(screens[2].contains("✓ 1  3\n"))
    #expect(screens[2].contains("≈ 2  bokks\n   right: books\n   They are books."))
  }
}
