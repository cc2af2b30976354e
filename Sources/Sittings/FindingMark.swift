internal import Quiz
package import Scoring

extension Rubric.Finding {
  /// As it stands in the box before a point: said, touched, missed, the opposite said.
  package var mark: String {
    switch self {
    case .said: "x"
    case .partly: "~"
    case .missed: " "
    case .opposed: "!"
    }
  }

  /// The words of the answer that show it, such as "(you: one query)"; empty when there are none.
  package var evidence: String {
    words.isEmpty ? "" : "(\(isOpposed ? "the opposite" : "you"): \(words.joined(separator: " ")))"
  }
}

extension Session.Comparison {
  /// Over the key points: words are heard, and what they mean is left to the learner.
  var heading: String {
    "Key points, \(said.count(where: \.self)) of \(said.count) mentioned"
  }
}
