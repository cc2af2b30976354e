/// How much experience a question expects.
package enum Level: String, CaseIterable, Sendable, Comparable {
  case beginner, intermediate, advanced

  package static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  /// Its place from easier to harder, from 0.
  package var rank: Int {
    switch self {
    case .beginner: 0
    case .intermediate: 1
    case .advanced: 2
    }
  }
}
