import Formats
import Foundation
import Insight
import Questions
import Quiz
import Scoring
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

  /// Of somebody who has answered nothing.
  private static let study = Study(
    Library([Bank(name: "django", files: [], syllabus: Syllabus(topics: [], items: []))]),
    Standings(memories: [:], today: Day(number: 0), scheduler: Settings().scheduler))

  private static func export(_ sheet: Sheet) -> Export {
    let markdown = AnswerPlacement.allCases.map {
      ($0.rawValue, Format.markdown.text(sheet, study, answers: $0))
    }
    return Export(
      markdown: Dictionary(uniqueKeysWithValues: markdown),
      html: Format.html.text(sheet, study, answers: .folded),
      csv: Format.csv.text(sheet, study, answers: .none),
      anki: Format.anki.text(sheet, study, answers: .none),
      questions: sheet.entries.map(\.question).map { question in
        Fields(
          id: question.id, asked: NastyText.questionFields(question),
          told: NastyText.answerFields(question))
      })
  }
}
