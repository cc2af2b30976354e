import Questions

/// A question with its Markdown parsed, which is done once for all rules.
struct LintedQuestion: Sendable {
  let question: Question
  /// The name of its bank, such as "django".
  let bank: String
  /// Every text for a reader, in the order of the format.
  let texts: [MarkdownText]
  /// Its options as stored; none when it is open.
  let options: [LintedOption]

  struct LintedOption: Sendable {
    let text: MarkdownText
    let why: MarkdownText
    let isKey: Bool
  }

  init(_ question: Question, bank: String) {
    self.question = question
    self.bank = bank
    var before = [MarkdownText(.prompt, question.prompt)]
    if let hint = question.hint { before.append(MarkdownText(.hint, hint)) }
    switch question.body {
    case .open(let open):
      options = []
      texts =
        before + [MarkdownText(.answer, open.answer)]
        + open.keyPoints.enumerated().map { MarkdownText(.keyPoint($0, .point), $1.point) }
        + open.followUps.enumerated().map { MarkdownText(.followUp($0), $1) }
    case .choice(let choice):
      options = choice.options.enumerated().map { index, option in
        LintedOption(
          text: MarkdownText(.option(index, .text), option.text),
          why: MarkdownText(.option(index, .why), option.why), isKey: option.isCorrect)
      }
      texts =
        before + options.flatMap { [$0.text, $0.why] }
        + [MarkdownText(.explanation, choice.explanation)]
    }
  }

  var id: String { question.id }

  /// What an open question expects; nil when it is a choice question.
  var open: OpenAnswer? {
    if case .open(let answer) = question.body { answer } else { nil }
  }

  /// The index of the key when there is exactly one.
  var singleKey: Int? {
    options.count { $0.isKey } == 1 ? options.firstIndex { $0.isKey } : nil
  }

  subscript(field: QuestionField) -> MarkdownText? {
    texts.first { $0.field == field }
  }
}
