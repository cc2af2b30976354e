import Foundation

/// FSRS-7 with its standard numbers, as a truth of another structure than the planner believes.
///
/// Written from the formulas of fsrs-rs `src/model_v7.rs`; only what a simulation needs.
struct FSRS7: Truth {
  private struct State {
    var slow: Double
    var fast: Double
    var difficulty: Double
  }

  private var states: [Int: State] = [:]
  private let factors: [Double]

  private static let w = [
    0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0.0, 1.3826, 0.7024, 0.5999,
    0.8146, 0.6398, 1.0, 1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567,
    0.0801, 0.2421, 0.9464, 0.1433, 0.7145, 0.0, 0.5667, 0.3734, 0.5333, 0.3048,
  ]

  /// `factors` holds by how much longer each question is remembered than others.
  init(factors: [Double]) { self.factors = factors }

  mutating func first(_ question: Int, _ grade: Int, atLeast stability: Double) {
    let w = Self.w
    let slow = max(stability, Self.bounded(w[grade - 1] * factors[question]))
    let fast = max(stability, 0.8 * Self.bounded(w[grade - 1] * factors[question]))
    states[question] = State(
      slow: slow, fast: fast,
      difficulty: min(max(w[4] - exp(w[5] * Double(grade - 1)) + 1, 1), 10))
  }

  func recall(_ question: Int, after days: Double) -> Double {
    guard let state = states[question] else { return 0 }
    return Self.recall(state, days)
  }

  mutating func review(_ question: Int, _ grade: Int, after days: Double) {
    guard let state = states[question] else { return }
    let w = Self.w
    let (recall, fast) = (Self.recall(state, days), Self.fastRecall(state.fast, days))
    var next = State(
      slow: Self.bounded(Self.next(state.slow, state.difficulty, recall, grade, 7)),
      fast: Self.next(state.fast, state.difficulty, fast, grade, 15), difficulty: 0)
    if grade == 1 { next.fast = min(next.fast, 0.8 * next.slow) }
    next.fast = Self.bounded(next.fast)
    let change = -w[6] * Double(grade - 3) * (grade == 1 ? recall + 0.1 : 1)
    let easiest = w[4] - exp(w[5] * 3) + 1
    let moved = state.difficulty + (10 - state.difficulty) * change / 9
    next.difficulty = min(max(0.01 * easiest + 0.99 * moved, 1), 10)
    states[question] = next
  }

  private static func bounded(_ stability: Double) -> Double { min(max(stability, 1e-4), 36_500) }

  private static func fastRecall(_ stability: Double, _ days: Double) -> Double {
    let decay = -min(max(w[23] * pow(stability, w[33] - 0.3), 0.01), 0.95)
    return pow(1 + (exp(min(log(w[25]) / decay, 60)) - 1) / stability * days, decay)
  }

  private static func recall(_ state: State, _ days: Double) -> Double {
    let decay = -min(max(w[24], 0.01), 0.95)
    let rate =
      (pow(w[26], 1 / decay) - 1) * exp((state.difficulty - 5) * (w[32] - 0.3)) / state.slow
    let fast = w[27] * pow(state.fast, -w[29])
    let slow = w[28] * pow(state.slow, w[30]) * exp((state.difficulty - 5) * (w[31] - 0.5))
    let mixed =
      (fast * fastRecall(state.fast, days) + slow * pow(1 + rate * days, decay)) / (fast + slow)
    return mixed * (1 - 2e-5) + 1e-5
  }

  private static func next(
    _ stability: Double, _ difficulty: Double, _ recall: Double, _ grade: Int, _ at: Int
  ) -> Double {
    let forgotten = min(
      stability,
      w[at + 3] * (pow(stability + 1, w[at + 4]) - 1) * exp((1 - recall) * w[at + 5]))
    if grade == 1 { return forgotten }
    let modifier = (grade == 2 ? w[at + 6] : 1) * (grade == 4 ? w[at + 7] : 1)
    let growth =
      exp(w[at] - 1.5) * (11 - difficulty) * pow(stability, -w[at + 1])
      * (exp((1 - recall) * w[at + 2]) - 1) * modifier
    return max(forgotten, stability * (1 + growth))
  }
}
