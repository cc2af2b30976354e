package import Scoring

/// How likely each grade of a first answer is.
package struct FirstGrades: Sendable, Equatable {
  /// By the order of `Grade.allCases`; they add up to 1.
  package let shares: [Double]

  /// fsrs-rs, `default_simulator_config`.
  private static let usual = [0.24, 0.094, 0.495, 0.171]
  /// As if this many first answers had had the usual grades.
  private static let usualAnswers = 20.0

  package init() { shares = Self.usual }

  /// The shares of the own log, drawn towards the usual ones.
  package init(_ log: AnswerLog) {
    var counts = Self.usual.map { $0 * Self.usualAnswers }
    for history in log.histories {
      if let first = history.answers.first { counts[first.grade.number - 1] += 1 }
    }
    let total = counts.reduce(0, +)
    shares = counts.map { $0 / total }
  }

  package subscript(grade: Grade) -> Double { shares[grade.number - 1] }

  /// The same when a share of the first answers is right, whatever that of all was.
  func grade(at place: Double, right: Double) -> Grade {
    guard place >= 1 - right, right > 0 else { return .again }
    return grade(at: 1 - (1 - place) / right * (1 - self[.again]))
  }

  /// The grade at a place from 0 to 1 among all first answers.
  func grade(at place: Double) -> Grade {
    var left = place
    for grade in Grade.allCases.dropLast() {
      left -= self[grade]
      if left < 0 { return grade }
    }
    return .easy
  }
}

extension Grade {
  /// The grade of a later answer that is right, at a place from 0 to 1 among these.
  ///
  /// Shares of hard, good and easy: fsrs-rs, `default_simulator_config`.
  static func recalled(at place: Double) -> Grade {
    place < 0.224 ? .hard : place < 0.855 ? .good : .easy
  }
}
