internal import JSON
internal import Questions
internal import Quiz
internal import StudySheet

/// A sheet in the bank's own format: one object a topic, each question with its history, as
/// Data/export.schema.json has it.
struct ExportJSON {
  let bank: Bank
  let standings: Standings

  func text(_ sheet: Sheet) -> String {
    JSON.list(sheet.sections.map(topic)).description + "\n"
  }

  private func topic(_ section: Sheet.Section) -> JSON {
    [
      "format": .integer(TopicFile.supportedFormat), "bank": .text(bank.name),
      "topic": .text(section.topic), "title": .text(section.title),
      "questions": .list(section.groups.flatMap(\.entries).map(question)),
    ]
  }

  private func question(_ entry: Sheet.Entry) -> JSON {
    let known = QuestionHistory(entry.question, standings)?.json ?? ["recall": .null, "due": .null]
    let history = known.with(["wrongAnswers": .texts(entry.wrongAnswers)])
    return entry.question.json.with(["history": history])
  }
}
