internal import Insight
internal import JSON
internal import Questions
internal import StudySheet

extension Format {
  /// The bank's own format with the reader's history; the files of a bank are read as well.
  package static let json = Format(
    "json", endings: ["json"],
    "json is the bank's format with your history (Data/export.schema.json)",
    .data { sheet, study in BankJSON(study: study).text(sheet) }, read: BankJSON.read)
}

/// A sheet in the bank's own format: one object a topic, each question with its history, as
/// Data/export.schema.json has it.
private struct BankJSON {
  let study: Study

  /// Reads a topic's object, as a bank file has it, or a list of them, as an export is.
  @Sendable static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    do throws(BankProblem) {
      let root = try BankFile.document(bytes, path: path).root
      let topics = (root.elements.map { Array($0) } ?? [root]).map {
        TopicFile($0, besides: [historyName])
      }
      return QuestionFile(
        questions: topics.flatMap(\.questions),
        problems: topics.flatMap { $0.problems(file: path) })
    } catch {
      return QuestionFile(questions: [], problems: [error])
    }
  }

  private static let historyName = "history"

  func text(_ sheet: Sheet) -> String {
    JSON.list(sheet.sections.map(topic)).description + "\n"
  }

  private func topic(_ section: Sheet.Section) -> JSON {
    let head: JSON = [
      "format": .integer(TopicFile.supportedFormats.upperBound), "bank": .text(bank(of: section)),
      "topic": .text(section.topic), "title": .text(section.title),
    ]
    let entries = section.groups.flatMap(\.entries)
    return head.with(cases(entries)).with(["questions": .list(entries.map(question))])
  }

  /// The cases of which all questions are there.
  private func cases(_ entries: [Sheet.Entry]) -> JSON {
    let ids = Set(entries.map(\.question.id))
    var cases: [Case] = []
    for part in entries.compactMap(\.question.casePart)
    where ids.isSuperset(of: part.case.questions) && !cases.contains(part.case) {
      cases.append(part.case)
    }
    return cases.isEmpty ? [:] : ["cases": .list(cases.map(\.json))]
  }

  private func bank(of section: Sheet.Section) -> String? {
    section.groups.first?.entries.first.flatMap { study.library.bank(of: $0.question)?.name }
  }

  private func question(_ entry: Sheet.Entry) -> JSON {
    let known =
      QuestionHistory(entry.question, study.standings)?.json ?? ["recall": .null, "due": .null]
    let history = known.with(["wrongAnswers": .texts(entry.wrongAnswers)])
    return entry.question.json.with([Self.historyName: history])
  }
}
