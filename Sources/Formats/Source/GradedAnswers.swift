internal import Questions
internal import TextAnalysis

/// Typed answers as GIFT and Moodle have them: each is worth a share of the points, and some stand for many texts.
struct GradedAnswers {
  let answers: [GradedAnswer]
  /// Whether every sign counts.
  var isExact = false
  /// Markdown.
  let explanation: String

  /// How it is asked, and what is not as it was.
  func asked() throws(SourceFault) -> (answer: SourceAnswer, changes: [String]) {
    let right = answers.filter(\.isRight)
    guard !right.isEmpty else {
      throw SourceFault(
        answers.contains { $0.share > 0 && $0.isAnything }
          ? "accepts whatever is typed" : "no answer is right")
    }
    if right.contains(where: \.isLoose) { return open(right) }
    let blank = Blank(
      accept: right.map { Wildcard.plain($0.text) }, isExact: isExact,
      why: right.lazy.map(\.why).first { !$0.isEmpty } ?? "")
    return (
      .own(ShortAnswer(blanks: [blank], explanation: wholeExplanation)),
      right.filter { $0.share < 100 }.map {
        "\"\($0.text.brief)\", worth \($0.percent) %, counts as right"
      }
    )
  }

  /// What is accepted by a pattern or a tolerance is no list of texts, so that the learner judges.
  private func open(_ right: [GradedAnswer]) -> (SourceAnswer, [String]) {
    let words = right.map { $0.words + ($0.share < 100 ? " (\($0.percent) %)" : "") }
    let reason =
      right.contains(where: \.isRough)
      ? "more than one number is right" : "its star stands for any text"
    return (
      .open(
        [words.joined(separator: ", or "), wholeExplanation].filter { !$0.isEmpty }
          .joined(separator: "\n\n")),
      ["asked as an open question, for \(reason)"]
    )
  }

  /// With what is said of wrong answers.
  private var wholeExplanation: String {
    let wrong = answers.filter { $0.share <= 0 && !$0.why.isEmpty }.map {
      ($0.isAnything ? "Anything else" : $0.words) + ": " + $0.why
    }
    return ([explanation] + wrong).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func percent(_ share: Double) -> String {
    let text = String(share)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// An answer of which a question says what it is worth.
struct GradedAnswer {
  /// As it is typed; no Markdown.
  let text: String
  /// Of the points, in percent; what is worth nothing is there for what is said to who types it.
  let share: Double
  /// Markdown.
  let why: String
  /// Whether it is a number that may be off.
  var isRough = false

  fileprivate var isRight: Bool { share > 0 && !text.isEmpty && !isAnything }
  fileprivate var isAnything: Bool { text == "*" }
  fileprivate var isLoose: Bool { isRough || Wildcard.isLoose(text) }
  fileprivate var percent: String { GradedAnswers.percent(share) }
  fileprivate var words: String {
    isRough ? text : PlainText.markdown(Wildcard.plain(text))
  }
}
