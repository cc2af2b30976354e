import Questions
import Testing

@testable import BankLint

@Suite struct PlaceTests {
  private func linted(_ body: any QuestionBody) -> LintedQuestion {
    LintedQuestion(
      Question(id: "q", topic: "t", level: .beginner, prompt: "Which?", body: body))
  }

  private static let rows: [(any QuestionBody, [FieldPath])] = [
    (
      Choice(
        options: (0..<11).map { Option(text: "\($0)", isCorrect: $0 == 0, why: "w") },
        explanation: "e"),
      [
        "prompt", "hint", "options", FieldPath("options", 0, "text"),
        FieldPath("options", 0, "why"), FieldPath("options", 10, "text"), "explanation",
        "references", FieldPath("references", 0), "related",
      ]
    ),
    (
      OpenAnswer(
        answer: "a", keyPoints: [KeyPoint(point: "p", accept: ["x"])],
        followUps: [FollowUp(ask: "f"), FollowUp(ask: "g")]),
      [
        "prompt", "hint", "answer", "keyPoints", FieldPath("keyPoints", 0, "point"),
        FieldPath("keyPoints", 0, "accept"), "followUps", FieldPath("followUps", 1), "references",
        "related",
      ]
    ),
  ]

  @Test(arguments: rows.indices)
  func `fields sort in the order of the format`(row: Int) {
    let (body, fields) = Self.rows[row]
    let question = linted(body)
    let sorted = fields.reversed().sorted {
      question.rank(of: $0).lexicographicallyPrecedes(question.rank(of: $1))
    }
    #expect(sorted == fields)
  }

  @Test(arguments: [
    (FieldPath("hint"), "hint"), (FieldPath("followUps", 1), "followUps[1]"),
    (FieldPath("options", 10, "why"), "options[10].why"),
  ])
  func `fields are named as in a file`(field: FieldPath, name: String) {
    #expect(field.description == name)
  }
}
