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
}

extension Question {
  /// The blank of a short answer that has but one.
  var onlyBlank: Blank? {
    (body as? ShortAnswer).flatMap { $0.blanks.count == 1 ? $0.blanks.first : nil }
  }
}
