import Questions
import Quiz
import Scoring
import Terminal
import Testing

@testable import Sittings

/// What happens on the screen to a text that is being typed.
@Suite struct TypedTextTests {
  private static let stage = KindStage(
    OpenAnswer(
      answer: "For single relations.", keyPoints: [KeyPoint(point: "It joins", accept: ["a join"])])
  )

  @Test func `an undo brings back what was typed`() throws {
    let screens = try Self.stage.screens([
      [.character("t"), .paste("It sends a join."), .control("d")], [.character("g")],
      [.character("u")],
    ])
    #expect(!screens[1].contains("Took back"))
    #expect(screens[2].contains("Took back"))
    #expect(screens[2].contains("It sends a join."))
  }

  @Test(arguments: [(14, "row 1"), (24, "row 1"), (40, "row 30")])
  func `a table is shown from its first row on`(_ rows: Int, _ last: String) {
    var generator = SeededGenerator(seed: 1)
    let session = Session(
      questions: [Self.stage.question], at: Instant(milliseconds: 0), using: &generator)
    let view = QuizView(
      titles: [:], size: TerminalSize(columns: 40, rows: rows), palette: .none,
      today: Day(number: 100))
    var state = QuizState()
    state.isTyping = true
    state.draft = TextEditor("SELECT title\nFROM book\nWHERE price > 20")
    state.show((1...30).map { "row \($0)" }.joined(separator: "\n"), session, view)
    let lines = view.drawing(session, state).lines.map {
      String($0.text.drop { $0 == " " }.prefix { $0 != "\u{a0}" })
    }
    #expect(lines.contains { $0.hasPrefix("WHERE") })
    #expect(lines.contains { $0 == "row 1" || $0.hasPrefix("row 1 ") })
    #expect(lines.contains { $0.hasPrefix(last) })
  }
}
