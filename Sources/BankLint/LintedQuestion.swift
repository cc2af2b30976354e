import Questions

/// A question with its Markdown parsed, which is done once for all rules.
struct LintedQuestion: Sendable {
  let question: Question
  /// Where the pages stand of which it has to name one; empty when any source will do.
  let documentation: [DocumentationRoot]
  /// Every text for a reader, in the order of the format.
  let texts: [MarkdownText]
  /// What is picked from, as stored; none where nothing is.
  let options: [LintedOption]
  let solution: Solution

  struct LintedOption: Sendable {
    let text: MarkdownText
    let why: MarkdownText
    let isKey: Bool
  }

  init(_ question: Question, documentation: [DocumentationRoot] = []) {
    self.question = question
    self.documentation = documentation
    solution = question.body.solution
    var texts = [MarkdownText("prompt", question.prompt)]
    if let hint = question.hint { texts.append(MarkdownText("hint", hint)) }
    texts += question.body.texts.filter { ![.accepted, .refused].contains($0.role) }
      .map { MarkdownText($0.field, $0.text) }
    self.texts = texts
    options = Self.options(question, solution, texts)
  }

  private static func options(
    _ question: Question, _ solution: Solution, _ texts: [MarkdownText]
  ) -> [LintedOption] {
    guard case .pick(let options) = question.body.shape else { return [] }
    let byField = Dictionary(texts.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
    return options.texts.indices.compactMap { place in
      guard let text = byField[FieldPath("options", place, "text")],
        let why = byField[FieldPath("options", place, "why")]
      else { return nil }
      return LintedOption(text: text, why: why, isKey: solution.isRight(place))
    }
  }

  var id: String { question.id }

  /// Whether it is answered in words, which an interviewer asks about further.
  var isAnsweredAtLength: Bool {
    question.body.authority == .learner && question.body.shape == .type(.atLength)
  }

  /// The index of the key when there is exactly one.
  var singleKey: Int? {
    options.count { $0.isKey } == 1 ? options.firstIndex { $0.isKey } : nil
  }

  subscript(field: FieldPath) -> MarkdownText? {
    texts.first { $0.field == field }
  }

  /// Where a field comes in the order of the format.
  func rank(of field: FieldPath) -> [Int] {
    let names =
      ["prompt", "askedAs", "hint"] + type(of: question.body).fieldNames + [
        "references", "related",
      ]
    let place = question.body.texts.firstIndex { $0.field == field } ?? .max
    return [names.firstIndex(of: field.name) ?? .max, field.index ?? -1, place]
  }
}
