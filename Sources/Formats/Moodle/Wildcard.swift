internal import Questions
internal import TextAnalysis

/// The stars in accepted texts of Moodle, which stand for anything; a backslash before one makes it a sign.
enum Wildcard {
  /// Whether a text stands for more than itself.
  static func isLoose(_ text: String) -> Bool {
    text.replacing(text: "\\*", with: "").contains("*")
  }

  static func plain(_ text: String) -> String { text.replacing(text: "\\*", with: "*") }

  static func escaped(_ text: String) -> String { text.replacing(each: "*", with: "\\*") }

  /// What is accepted by a pattern is no list of texts, so that the learner judges.
  static func open(_ accepted: [String], _ explanation: String) -> SourceAnswer {
    let answer = accepted.map { PlainText.markdown(plain($0)) }.joined(separator: ", or ")
    return .open([answer, explanation].filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }
}

extension Question {
  /// The blank of a short answer that has but one.
  var onlyBlank: Blank? {
    (body as? ShortAnswer).flatMap { $0.blanks.count == 1 ? $0.blanks.first : nil }
  }
}
