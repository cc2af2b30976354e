package import Scoring

extension Rubric.Finding {
  /// As it stands in the box before a point: said, said in part, missed.
  package var mark: String {
    switch self {
    case .said: "x"
    case .partly: "~"
    case .missed: " "
    }
  }

  /// The words of the answer that show it, such as "(you: one query)"; empty when there are none.
  package var evidence: String {
    words.isEmpty ? "" : "(you: \(words.joined(separator: " ")))"
  }
}
