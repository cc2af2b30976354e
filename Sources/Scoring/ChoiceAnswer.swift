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

  /// The score less what guessing brings on average: formula scoring.
  ///
  /// With one right option of n, a wrong one costs 1 / (n − 1), so that guesses come to nothing (Thurstone
  /// 1919; Diamond and Evans 1973). Of several options every false alarm is counted already.
  package func scoreCorrectedForGuessing(_ choice: Choice) -> Double {
    guard !choice.asksForSeveral, !isRight(choice), !picked.isEmpty else { return score(choice) }
    return -1 / Double(max(1, choice.options.count - 1))
  }
}

extension Choice {
  /// The places of the right options.
  package var keys: Set<Int> {
    Set(options.indices.filter { options[$0].isCorrect })
  }
}
