internal import Numerics

/// The Free Spaced Repetition Scheduler, version 6.
///
/// Formulas as in the reference implementations py-fsrs 6.3 (`fsrs/scheduler.py`) and fsrs-rs
/// (`src/inference.rs`), whose parameter names `w[0]`…`w[20]` are kept: w0–w3 first stabilities,
/// w4–w7 difficulty, w8–w10 growth after recall, w11–w14 stability after forgetting, w15 hard
/// penalty, w16 easy bonus, w17–w19 reviews within a day, w20 decay of the forgetting curve.
/// Learning steps of minutes are not used: a sitting repeats what was missed by itself.
package struct FSRS6: MemoryModel, Equatable {
  package static let defaultParameters: [Double] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// The bounds that py-fsrs and fsrs-rs put on each parameter.
  package static let parameterRanges: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
    0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4,
    0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
  ]

  package static let standard = FSRS6(validated: defaultParameters)

  private static let stabilityRange = Memory.stabilityRange
  private static let difficultyRange = Memory.difficultyRange

  // Scalars instead of the list, and what does not depend on a memory computed once: a replay asks for
  // them a million times, and each look into an array would count references.
  private let firstMemories: FirstMemories
  private let difficultyStep: Double
  private let reversion: Double
  private let easyDifficulty: Double
  private let recallGrowth: Double
  private let recallPower: Double
  private let recallGain: Double
  private let hardPenalty: Double
  private let easyBonus: Double
  private let lapseFactor: Double
  private let lapseDifficultyPower: Double
  private let lapseStabilityPower: Double
  private let lapseGain: Double
  private let lapseLoss: Double
  private let sameDayGrowth: PerGrade
  private let sameDayPower: Double
  private let decay: Double
  private let factor: Double

  /// Takes 21 parameters within `parameterRanges`, and nothing else.
  package init?(parameters: [Double]) {
    guard parameters.count == Self.parameterRanges.count,
      zip(parameters, Self.parameterRanges).allSatisfy({ $1.contains($0) })
    else { return nil }
    self.init(validated: parameters)
  }

  private init(validated w: [Double]) {
    func difficulty(_ grade: Grade) -> Double {
      w[4] - exponential(w[5] * Double(grade.number - 1)) + 1
    }
    firstMemories = FirstMemories(
      stability: PerGrade { w[$0.number - 1] }, difficulty: PerGrade(difficulty))
    (difficultyStep, reversion, easyDifficulty) = (w[6], w[7], difficulty(.easy))
    (recallGrowth, recallPower, recallGain) = (exponential(w[8]), w[9], w[10])
    (lapseFactor, lapseDifficultyPower, lapseStabilityPower) = (w[11], w[12], w[13])
    (lapseGain, lapseLoss) = (w[14], exponential(w[17] * w[18]))
    (hardPenalty, easyBonus) = (w[15], w[16])
    sameDayGrowth = PerGrade { exponential(w[17] * (Double($0.number - 3) + w[18])) }
    (sameDayPower, decay) = (w[19], -w[20])
    factor = power(0.9, 1 / -w[20]) - 1
  }

  package func reviewed(_ memory: Memory?, _ grade: Grade, on day: Day) -> Memory {
    guard let memory else {
      return Memory(
        stability: clamped(firstMemories.stability[grade], Self.stabilityRange),
        difficulty: clamped(firstMemories.difficulty[grade], Self.difficultyRange),
        lastReview: day, lastGrade: grade)
    }
    let elapsed = max(0, memory.lastReview.distance(to: day))
    let forgotten = grade == .again && elapsed > 0
    return Memory(
      stability: clamped(
        elapsed == 0
          ? sameDayStability(memory.stability, grade)
          : laterStability(memory, grade, recall: recall(memory, on: day)), Self.stabilityRange),
      difficulty: nextDifficulty(memory.difficulty, grade),
      lastReview: max(memory.lastReview, day),
      reviews: memory.reviews + 1,
      lapses: memory.lapses + (forgotten ? 1 : 0),
      lastGrade: grade)
  }

  /// R(t, S) = (1 + factor · t / S)^decay.
  package func recall(_ memory: Memory, on day: Day) -> Double {
    let elapsed = Double(max(0, memory.lastReview.distance(to: day)))
    return power(1 + factor * elapsed / memory.stability, decay)
  }

  /// I(r, S) = S / factor · (r^(1 / decay) − 1), rounded to whole days, 1 to `maximum`.
  package func interval(_ memory: Memory, desiredRetention: Double, maximum: Int) -> Int {
    let days = memory.stability / factor * (power(desiredRetention, 1 / decay) - 1)
    guard days < Double(maximum) else { return maximum }
    return max(1, Int(days.rounded(.toNearestOrEven)))
  }

  /// Linear damping towards 10, then mean reversion towards the first difficulty of "easy".
  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = -difficultyStep * Double(grade.number - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    return clamped(
      reversion * easyDifficulty + (1 - reversion) * damped, Self.difficultyRange)
  }

  private func sameDayStability(_ stability: Double, _ grade: Grade) -> Double {
    let increase = sameDayGrowth[grade] * power(stability, -sameDayPower)
    return stability * (grade == .again ? increase : max(increase, 1))
  }

  private func laterStability(_ memory: Memory, _ grade: Grade, recall: Double) -> Double {
    switch grade {
    case .again: forgottenStability(memory, recall: recall)
    case .hard: recalledStability(memory, recall: recall, modifier: hardPenalty)
    case .good: recalledStability(memory, recall: recall, modifier: 1)
    case .easy: recalledStability(memory, recall: recall, modifier: easyBonus)
    }
  }

  private func recalledStability(
    _ memory: Memory, recall: Double, modifier: Double
  ) -> Double {
    let growth =
      recallGrowth * (11 - memory.difficulty) * power(memory.stability, -recallPower)
      * (exponential((1 - recall) * recallGain) - 1)
    return memory.stability * (1 + growth * modifier)
  }

  private func forgottenStability(_ memory: Memory, recall: Double) -> Double {
    let longTerm =
      lapseFactor * power(memory.difficulty, -lapseDifficultyPower)
      * (power(memory.stability + 1, lapseStabilityPower) - 1)
      * exponential((1 - recall) * lapseGain)
    return min(longTerm, memory.stability / lapseLoss)
  }

  private func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }

  /// What a first answer leaves, before it is brought into range.
  private struct FirstMemories: Sendable, Equatable {
    let stability: PerGrade
    let difficulty: PerGrade
  }
}

/// A number for each grade.
private struct PerGrade: Sendable, Equatable {
  private let again: Double
  private let hard: Double
  private let good: Double
  private let easy: Double

  init(_ number: (Grade) -> Double) {
    (again, hard, good, easy) = (number(.again), number(.hard), number(.good), number(.easy))
  }

  subscript(grade: Grade) -> Double {
    switch grade {
    case .again: again
    case .hard: hard
    case .good: good
    case .easy: easy
    }
  }
}
