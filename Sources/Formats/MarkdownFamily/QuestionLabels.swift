internal import TextAnalysis

/// What the headings of a quiz call their questions before the words themselves, such as `Q12.`.
///
/// Translated quizzes have other letters, whole words or the number alone, which are labels where they come
/// again and again: `Python 3: what is new?` is a question as it stands.
struct QuestionLabels {
  private let repeated: Set<String>
  private static let enough = 3

  init(_ headings: [(level: Int, text: String)]) {
    let labels = headings.compactMap { heading in
      Self.label(heading.text).flatMap { label in
        // A number alone is written in many ways, and above questions of the quizzes in one.
        label.word.isEmpty && heading.level != 4 ? nil : label.word
      }
    }
    let counts = Dictionary(grouping: labels) { $0 }.mapValues(\.count)
    repeated = Set(counts.filter { $0.value >= Self.enough }.keys)
  }

  /// A heading without its label; nil where there is none.
  func stem(_ heading: String) -> String? {
    guard let label = Self.label(heading) else { return nil }
    return Self.isLetter(label.word) || repeated.contains(label.word) ? label.stem : nil
  }

  /// Whether a heading has the letter that stands for a question in English.
  static func isQ(_ heading: String) -> Bool { label(heading)?.word.lowercased() == "q" }

  private static func isLetter(_ word: String) -> Bool {
    word.lowercased() == "q" || word.count == 1 && word.first?.isUppercase == true
  }

  /// Words of a question are no longer than this.
  private static let longest = 16

  private static func label(_ heading: String) -> (word: String, stem: String)? {
    let word = String(heading.prefix(while: \.isLetter))
    guard word.count <= longest else { return nil }
    let rest = heading.dropFirst(word.count).drop { $0 == " " }
    let digits = rest.prefix(while: \.isNumber)
    let behind = rest.dropFirst(digits.count)
    let isLetter = isLetter(word)
    guard let sign = behind.first,
      ".):．：、。".contains(sign) || sign == " " && isLetter && !digits.isEmpty,
      !digits.isEmpty || word.lowercased() == "q"
    else { return nil }
    return (word, String(behind.dropFirst()).trimmed)
  }
}
