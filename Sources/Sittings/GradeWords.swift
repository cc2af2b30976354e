package import Scoring

extension Grade {
  /// What it says of an answer.
  package var meaning: String {
    switch self {
    case .again: "not known; it comes back in this sitting"
    case .hard: "known with effort, or in part"
    case .good: "known"
    case .easy: "known at once"
    }
  }
}
