internal import Numerics

/// FSRS-6 as `FSRS6` replays it, step by step and with the way back: what a change of each parameter is worth.
///
/// Reverse mode through the recurrence, by hand (fsrs-rs `src/analytic.rs`).
struct DifferentiableFSRS6 {
  let w: [Double]
  let curve: ForgettingCurve
  private let recallGrowth: Double
  private let lapseLoss: Double
  let easyDifficulty: Double

  init(_ w: [Double]) {
    self.w = w
    curve = ForgettingCurve(w)
    recallGrowth = exponential(w[8])
    lapseLoss = exponential(w[17] * w[18])
    easyDifficulty = Self.firstDifficulty(w, .easy)
  }

  static func firstDifficulty(_ w: [Double], _ grade: Grade) -> Double {
    w[4] - exponential(w[5] * Double(grade.number - 1)) + 1
  }

  /// A question's first answer.
  func first(_ step: FitLog.Step) -> Transition {
    let reached = Transition.State(
      stability: w[step.grade.number - 1], difficulty: Self.firstDifficulty(w, step.grade))
    return Transition(step: step, before: reached, reached: reached, recall: 1, way: .first)
  }

  /// A further answer.
  func next(_ step: FitLog.Step, after before: Transition.State) -> Transition {
    let recall =
      step.gap == 0 ? 1 : curve.recall(after: Double(step.gap), before.stability)
    let way = way(step, before, recall)
    return Transition(
      step: step, before: before,
      reached: Transition.State(
        stability: stability(before, way, recall, step.grade),
        difficulty: w[7] * easyDifficulty + (1 - w[7]) * damped(before.difficulty, step.grade)),
      recall: recall, way: way)
  }

  private func way(
    _ step: FitLog.Step, _ before: Transition.State, _ recall: Double
  ) -> Transition.Way {
    if step.gap == 0 {
      let increase =
        exponential(w[17] * (Double(step.grade.number - 3) + w[18]))
        * power(before.stability, -w[19])
      return step.grade != .again && increase < 1 ? .sameDayUnchanged : .sameDay(increase: increase)
    }
    if step.grade == .again {
      return before.stability / lapseLoss < forgotten(before, recall)
        ? .forgottenAtMost : .forgotten
    }
    let growth =
      recallGrowth * (11 - before.difficulty) * power(before.stability, -w[9])
      * (exponential((1 - recall) * w[10]) - 1)
    return .recalled(growth: growth)
  }

  private func stability(
    _ before: Transition.State, _ way: Transition.Way, _ recall: Double, _ grade: Grade
  ) -> Double {
    switch way {
    case .first, .sameDayUnchanged: before.stability
    case .sameDay(let increase): before.stability * increase
    case .recalled(let growth): before.stability * (1 + growth * modifier(grade))
    case .forgotten: forgotten(before, recall)
    case .forgottenAtMost: before.stability / lapseLoss
    }
  }

  private func forgotten(_ before: Transition.State, _ recall: Double) -> Double {
    w[11] * power(before.difficulty, -w[12]) * (power(before.stability + 1, w[13]) - 1)
      * exponential((1 - recall) * w[14])
  }

  func modifier(_ grade: Grade) -> Double {
    grade == .hard ? w[15] : grade == .easy ? w[16] : 1
  }

  /// Before it reverts to the mean.
  func damped(_ difficulty: Double, _ grade: Grade) -> Double {
    difficulty - (10 - difficulty) * w[6] * Double(grade.number - 3) / 9
  }
}
