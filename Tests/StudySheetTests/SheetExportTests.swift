import Foundation
import Questions
import Quiz
import StudySheet
import Testing

/// Writes sheets for `read_back.py`, which says how to use it.
@Suite struct SheetExportTests {
  private struct Export: Encodable {
    let markdown: [String: String]
    let html: String
    let csv: String
    let anki: String
    let questions: [Fields]
  }

  private struct Fields: Encodable {
    let id: String
    let asked: [String]
    let told: [String]
  }

  private static let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: environment["PREP_SHEETS"] != nil))
  func `sheets of random questions are written for another reader`() throws {
    let path = try #require(Self.environment["PREP_SHEETS"], "read_back.py was not asked for")
    var source = SeededGenerator(seed: 11)
    let random = (0..<200).map { _ in NastyText.sheet(using: &source) }
    let exports = (NastyText.sheetsOfRows + random).map(Self.export)
    try JSONEncoder().encode(exports).write(to: URL(filePath: path))
  }

  private static func export(_ sheet: Sheet) -> Export {
    let markdown = AnswerPlacement.allCases.map {
      ($0.rawValue, SheetFormat.markdown.text(sheet, answers: $0))
    }
    return Export(
      markdown: Dictionary(uniqueKeysWithValues: markdown),
      html: SheetFormat.html.text(sheet, answers: .folded),
      csv: SheetFormat.csv.text(sheet, answers: .none),
      anki: SheetFormat.anki.text(sheet, answers: .none),
      questions: sheet.entries.map(\.question).map { question in
        Fields(
          id: question.id, asked: NastyText.questionFields(question),
          told: NastyText.answerFields(question))
      })
  }
}
