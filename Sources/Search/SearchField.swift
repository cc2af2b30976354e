/// The parts of a question that are searched, and how much a word counts there.
///
/// The order is that of the index file.
package enum SearchField: Int, CaseIterable, Sendable {
  case prompt, tags, keyPoints, options, answer, code

  /// What an occurrence counts here.
  var weight: Float {
    switch self {
    case .prompt, .tags: 5
    case .keyPoints: 1.5
    case .options: 1
    case .answer: 0.7
    case .code: 0.6
    }
  }
}
