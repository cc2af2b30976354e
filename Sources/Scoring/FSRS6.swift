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

  private static let stabilityRange = 0.001...36_500.0
  private static let difficultyRange = 1.0...10.0

  private let w: [Double]
  private let decay: Double
  private let factor: Double

  /// Takes 21 parameters within `parameterRanges`, and nothing else.
  package init?(parameters: [Double]) {
    guard parameters.count == Self.parameterRanges.count,
      zip(parameters, Self.parameterRanges).allSatisfy({ $1.contains($0) })
    else { return nil }
    self.init(validated: parameters)
  }

  private init(validated parameters: [Double]) {
    w = parameters
    decay = -parameters[20]
    factor = power(0.9, 1 / decay) - 1
  }

  package func reviewed(_ memory: Memory?, _ grade: Grade, on day: Day) -> Memory {
    guard let memory else {
      return Memory(
        stability: clamped(w[grade.number - 1], Self.stabilityRange),
        difficulty: clamped(initialDifficulty(grade), Self.difficultyRange),
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

  private func initialDifficulty(_ grade: Grade) -> Double {
    w[4] - exponential(w[5] * Double(grade.number - 1)) + 1
  }

  /// Linear damping towards 10, then mean reversion towards the first difficulty of "easy".
  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = -w[6] * Double(grade.number - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    return clamped(w[7] * initialDifficulty(.easy) + (1 - w[7]) * damped, Self.difficultyRange)
  }

  private func sameDayStability(_ stability: Double, _ grade: Grade) -> Double {
    let increase =
      exponential(w[17] * (Double(grade.number - 3) + w[18])) * power(stability, -w[19])
    return stability * (grade == .again ? increase : max(increase, 1))
  }

  private func laterStability(_ memory: Memory, _ grade: Grade, recall: Double) -> Double {
    grade == .again
      ? forgottenStability(memory, recall: recall)
      : recalledStability(memory, grade, recall: recall)
  }

  private func recalledStability(_ memory: Memory, _ grade: Grade, recall: Double) -> Double {
    let growth =
      exponential(w[8]) * (11 - memory.difficulty) * power(memory.stability, -w[9])
      * (exponential((1 - recall) * w[10]) - 1)
    return memory.stability * (1 + growth * modifier(grade))
  }

  private func modifier(_ grade: Grade) -> Double {
    switch grade {
    case .hard: w[15]
    case .easy: w[16]
    case .again, .good: 1
    }
  }

  private func forgottenStability(_ memory: Memory, recall: Double) -> Double {
    let longTerm =
      w[11] * power(memory.difficulty, -w[12]) * (power(memory.stability + 1, w[13]) - 1)
      * exponential((1 - recall) * w[14])
    return min(longTerm, memory.stability / exponential(w[17] * w[18]))
  }

  private func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }
}
