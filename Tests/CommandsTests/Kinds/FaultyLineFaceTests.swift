import Questions
import Terminal
import Testing

@Suite struct FaultyLineFaceTests {
  private static let stage = KindStage(
    FaultyLine(
      code: "total = 0\nfor book in books:\n    total =+ book.price", language: "python",
      faults: [FaultyLine.Fault(line: 3, why: "The plus belongs before the sign.")],
      explanation: "It assigns."))

  @Test func `lines of code are asked for and told in lines`() throws {
    let right = try Self.stage.dialogue(["3"])
    #expect(right.contains("  2  for book in books:\n  3      total =+ book.price\n"))
    #expect(right.contains("Type the number of the line."))
    #expect(right.contains("Right.\n\nline 3: The plus belongs before the sign."))
    let wrong = try Self.stage.dialogue(["4", "a", "2"])
    #expect(wrong.contains("Please type the number of a line from 1 to 3, or 0 don't know"))
    #expect(wrong.contains("Wrong. You answered: 2. Right: 3."))
  }

  @Test func `lines of code in JSON have numbers`() throws {
    let output = try Self.stage.dialogue(["1"], inJSON: true)
    #expect(output.contains(#""code":"total = 0\nfor book in books:\n    total =+ book.price""#))
    #expect(output.contains(#""given":["1"],"answer":["3"]"#))
    #expect(output.contains(#""lines":[{"line":3,"why":"The plus belongs before the sign."}]"#))
  }

  @Test func `a cursor points at a line of code on the screen`() throws {
    let screens = try Self.stage.screens([[.down], [.enter]])
    #expect(screens[0].contains("› 2  for book in books:"))
    #expect(screens[1].contains("✗ Wrong. Graded again"))
    #expect(screens[1].contains("✓ 3      total =+ book.price"))
    #expect(screens[1].contains("✗ 2  for book in books:"))
    #expect(screens[1].contains("The plus belongs before the sign."))
  }
}
