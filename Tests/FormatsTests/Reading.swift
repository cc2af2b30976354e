import Formats
import Questions
import Testing

/// What readers make of a text, in a form that can be written into a test.
enum Reading {
  static func file(_ format: Format, _ text: String) throws -> QuestionFile {
    let read = try #require(format.read)
    return read(Array(text.utf8), "odd", Format.ReadingOptions())
  }

  static func expect(
    _ format: Format, _ text: String, _ lines: [String],
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try Self.lines(format, text)
    #expect(found == lines, sourceLocation: location)
  }

  /// The questions, then what was refused, a line each.
  static func lines(_ format: Format, _ text: String) throws -> [String] {
    lines(try file(format, text))
  }

  static func lines(_ file: QuestionFile) -> [String] {
    file.items.map(line) + file.problems.map { "refused \($0.line ?? 0): \($0.reason)" }
  }

  private static func line(_ item: SourceQuestion) -> String {
    let question = item.question
    let head = [
      "\(item.line)", question.id.isEmpty ? nil : "id \(question.id)",
      question.topic.isEmpty ? nil : "topic \(question.topic)",
      question.statedLevel?.rawValue, question.tags.isEmpty ? nil : "tags \(question.tags)",
    ]
    let parts: [String?] = [
      head.compactMap(\.self).joined(separator: ", "), question.prompt,
      question.hint.map { "hint: \($0)" }, body(question.body),
      question.references.isEmpty ? nil : "see \(question.references.joined(separator: " "))",
      item.changes.isEmpty ? nil : "changed: \(item.changes.joined(separator: "; "))",
    ]
    return parts.compactMap(\.self).joined(separator: " | ").replacing("\n", with: "↵")
  }

  private static func body(_ body: any QuestionBody) -> String {
    if let choice = body as? Choice {
      let options = choice.options.map {
        ($0.isCorrect ? "+ " : "- ") + $0.text + ($0.why.isEmpty ? "" : " (\($0.why))")
      }
      return (options + (choice.explanation.isEmpty ? [] : ["because: \(choice.explanation)"]))
        .joined(separator: " | ")
    }
    if let short = body as? ShortAnswer {
      let blanks = short.blanks.flatMap { blank in
        ["type " + blank.accept.joined(separator: " / ")]
          + (blank.why.isEmpty ? [] : ["because " + blank.why])
      }
      return (blanks + (short.explanation.isEmpty ? [] : ["because: \(short.explanation)"]))
        .joined(separator: " | ")
    }
    if let order = body as? Ordering {
      return order.steps.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: " | ")
    }
    let solution = body.solution
    return
      (["= \(solution.answer ?? "")"]
      + solution.keyPoints.map { "point: \($0.point) \($0.accept)" }
      + solution.followUps.map { "then: \($0.ask)" }).joined(separator: " | ")
  }
}
