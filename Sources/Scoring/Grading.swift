package import Questions

/// How sure somebody was of an answer, as they said.
package enum Confidence: String, CaseIterable, Sendable {
  case sure
  case notSure = "not sure"
}

/// How an answer that the question itself can tell to be right becomes a grade: one table, read from the top.
package enum Grading {
  /// A row: the answers it is about, the grade they get, and why.
  package struct Rule: Sendable, Equatable {
    package let outcome: Mark.Outcome
    /// Nil stands for both.
    package let confidence: Confidence?
    /// Nil stands for every pace.
    package let pace: Pace?
    package let grade: Grade
    package let reason: String

    fileprivate func fits(
      _ outcome: Mark.Outcome, _ confidence: Confidence, _ pace: Pace
    ) -> Bool {
      self.outcome == outcome && (self.confidence ?? confidence) == confidence
        && (self.pace ?? pace) == pace
    }
  }

  /// The first row that fits decides; the last rows fit everything that is left.
  package static let rules = [
    Rule(
      outcome: .right, confidence: .notSure, pace: .quick, grade: .again,
      reason: "right, but a guess: not sure, and faster than it can be read"),
    Rule(
      outcome: .right, confidence: .notSure, pace: nil, grade: .hard,
      reason: "right, but not sure"),
    Rule(
      outcome: .right, confidence: .sure, pace: .quick, grade: .easy,
      reason: "right and sure, before it could be read to the end"),
    Rule(
      outcome: .right, confidence: .sure, pace: .slow, grade: .hard,
      reason: "right and sure, but only after long thought"),
    standardRule,
    Rule(
      outcome: .close, confidence: nil, pace: nil, grade: .hard,
      reason: "right but for a slip in a word"),
    lastRule,
  ]

  private static let standardRule = Rule(
    outcome: .right, confidence: .sure, pace: .ordinary, grade: .good, reason: "right and sure")
  private static let lastRule = Rule(
    outcome: .wrong, confidence: nil, pace: nil, grade: .again, reason: "wrong, in whole or in part"
  )

  package static func rule(
    _ outcome: Mark.Outcome, _ confidence: Confidence, _ pace: Pace
  ) -> Rule {
    rules.first { $0.fits(outcome, confidence, pace) } ?? lastRule
  }
}
