/// How well a question was answered, in the four steps of FSRS.
package enum Grade: String, CaseIterable, Sendable {
  case again, hard, good, easy

  /// 1 to 4, as the formulas of FSRS and its published logs number them.
  package var number: Int {
    switch self {
    case .again: 1
    case .hard: 2
    case .good: 3
    case .easy: 4
    }
  }

  package init?(number: Int) {
    guard let grade = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = grade
  }
}
