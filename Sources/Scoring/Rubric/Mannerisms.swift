/// Ways of speaking that wrong answers and evasive ones have more often than right ones.
struct Mannerisms: Sendable {
  /// Words that leave no exception.
  let absolutes: Int
  /// "No lock is needed", "the order doesn't matter".
  let dismissals: Int
  /// "It depends".
  let evasions: Int

  /// So many in one answer seldom stand in right ones.
  private static let tooMany = 2

  /// Words that the question itself is about are none: `known` are their stems.
  init(in answer: AnswerText, known: Set<String>) {
    let words = answer.wholes.filter { !known.contains($0.stem) }
    let denied = Set(answer.wholes.filter { $0.stem == AnswerText.negation }.map(\.clause))
    absolutes = words.count { Self.absolutes.contains($0.text) }
    dismissals = words.count {
      Self.dismissals.contains($0.text)
        || Self.needs.contains($0.text) && denied.contains($0.clause)
    }
    evasions = words.count { Self.evasions.contains($0.text) }
  }

  var isAbsolute: Bool { absolutes + dismissals >= Self.tooMany }

  private static let absolutes: Set<String> = [
    "always", "never", "automatically", "everything", "nothing", "completely", "entirely",
    "impossible", "guaranteed", "guarantee", "guarantees",
  ]

  private static let dismissals: Set<String> = [
    "unnecessary", "obsolete", "superfluous", "pointless", "irrelevant", "needless", "useless",
  ]

  /// What is dismissed when it is denied.
  private static let needs: Set<String> = [
    "needed", "necessary", "required", "need", "needs", "matter", "matters",
  ]

  private static let evasions: Set<String> = ["depends", "depend", "depending"]
}
