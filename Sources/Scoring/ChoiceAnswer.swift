package import Questions

/// The options picked for a choice question, by their place in the question as stored.
package struct ChoiceAnswer: Sendable, Equatable {
  package let picked: Set<Int>

  package init(_ picked: Set<Int>) {
    self.picked = picked
  }

  /// Whether exactly the right options were picked.
  package func isRight(_ choice: Choice) -> Bool {
    picked == choice.keys
  }

  /// Hits less false alarms, as a share of the right options; never below 0.
  package func score(_ choice: Choice) -> Double {
    let hits = picked.intersection(choice.keys).count
    let falseAlarms = picked.subtracting(choice.keys).count
    return max(0, Double(hits - falseAlarms) / Double(max(1, choice.keys.count)))
  }

  /// Right is good, anything else is again.
  package func grade(_ choice: Choice) -> Grade {
    isRight(choice) ? .good : .again
  }
}

extension Choice {
  /// The places of the right options.
  package var keys: Set<Int> {
    Set(options.indices.filter { options[$0].isCorrect })
  }
}
