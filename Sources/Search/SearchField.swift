/// The parts of a question that are searched, and how much a word counts there.
///
/// The order is that of the index file.
package enum SearchField: Int, CaseIterable, Sendable {
  case prompt, tags, askedAs, keyPoints, terms, options, answer, code, subjects

  /// Whether it holds the question, in whatever words, and not the answer.
  var saysWhatIsAsked: Bool { self == .prompt || self == .tags || self == .askedAs }

  /// Whether its texts are sentences that a list can show below the prompt.
  var isShown: Bool {
    switch self {
    case .prompt, .tags, .terms, .subjects: false
    case .askedAs, .keyPoints, .options, .answer, .code: true
    }
  }

  /// What an occurrence counts here.
  var weight: Float {
    switch self {
    case .prompt, .tags: 5
    case .askedAs: 3
    case .keyPoints, .terms: 1.5
    case .options: 1
    case .answer: 0.7
    case .code: 0.6
    case .subjects: 0.5
    }
  }
}
