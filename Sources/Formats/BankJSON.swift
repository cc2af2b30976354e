internal import Insight
internal import JSON
package import Questions
internal import StudySheet

/// A sheet in the bank's own format: one object a topic, each question with its history, as
/// Data/export.schema.json has it.
package struct BankJSON {
  let study: Study

  static func text(_ sheet: Sheet, _ study: Study) -> String {
    JSON.list(sheet.sections.map(Self(study: study).topic)).description + "\n"
  }

  /// Reads a topic's object, as a bank file has it, or a list of them, as an export is.
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    var reading = FileReading(path)
    do throws(BankProblem) {
      let root = try BankFile.document(bytes, path: path).root
      for node in root.elements.map({ Array($0) }) ?? [root] {
        let topic = TopicFile(node, besides: [historyName])
        if reading.file.title == nil, !topic.bank.isEmpty { reading.name(topic.bank) }
        for item in topic.items { reading.take(item) }
        for problem in topic.problems(file: path) { reading.refuse(problem) }
      }
    } catch {
      reading.refuse(error)
    }
    return reading.file
  }

  /// The file of a topic as an installed bank has it.
  package static func topicFile(bank: String, _ topic: Topic, _ questions: [Question]) -> String {
    let head: JSON = [
      "format": .integer(TopicFile.supportedFormats.upperBound), "bank": .text(bank),
      "topic": .text(topic.id), "title": .text(topic.title),
    ]
    // A line a question, so that the place of a problem tells something.
    let lines = questions.map { $0.json.description }.joined(separator: ",\n")
    let cases = cases(questions).description.dropFirst().dropLast()
    return head.description.dropLast() + (cases.isEmpty ? "" : "," + cases)
      + ",\"questions\":[\n\(lines)\n]}\n"
  }

  /// The field that an export has and a bank file has not.
  package static let historyName = "history"

  private func topic(_ section: Sheet.Section) -> JSON {
    let head: JSON = [
      "format": .integer(TopicFile.supportedFormats.upperBound),
      "bank": .text(QuestionID(section.topic).bank),
      "topic": .text(QuestionID(section.topic).slug), "title": .text(section.title),
    ]
    let entries = section.groups.flatMap(\.entries)
    return head.with(Self.cases(entries.map(\.question))).with([
      "questions": .list(entries.map(question))
    ])
  }

  /// The cases of which all questions are there.
  private static func cases(_ questions: [Question]) -> JSON {
    let ids = Set(questions.map(\.id))
    let cases = questions.cases.filter { ids.isSuperset(of: $0.questions) }
    return cases.isEmpty ? [:] : ["cases": .list(cases.map(\.json))]
  }

  private func question(_ entry: Sheet.Entry) -> JSON {
    let known =
      QuestionHistory(entry.question, study.standings)?.json ?? ["recall": .null, "due": .null]
    let history = known.with(["wrongAnswers": .texts(entry.wrongAnswers)])
    return entry.question.json.with([Self.historyName: history])
  }
}

extension TopicFile {
  /// The questions with their places, under the title of their topic.
  fileprivate var items: [SourceQuestion] {
    questions.enumerated().map { index, question in
      var item = SourceQuestion(question, line: place(ofQuestion: index, field: "id").line)
      item.topicTitle = topic.title
      return item
    }
  }
}
