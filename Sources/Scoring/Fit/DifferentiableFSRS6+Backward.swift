internal import Numerics

/// The way back: each function takes what a change of its result is worth, and says what a change of what went
/// in is worth; what the parameters are worth is added to the gradient.
extension DifferentiableFSRS6 {
  private typealias State = Transition.State

  /// Through one answer, from what the state after it is worth to what the one before it is.
  func back(
    _ transition: Transition, _ pull: Transition.State, _ gradient: inout [Double]
  ) -> Transition.State {
    let pull = transition.passing(pull)
    if transition.way == .first {
      backToFirst(transition.step.grade, pull, &gradient)
      return State()
    }
    var recallPull = transition.recallPull
    var before = backThroughStability(transition, pull.stability, &recallPull, &gradient)
    before.difficulty += backThroughDifficulty(transition, pull.difficulty, &gradient)
    if transition.step.gap > 0, recallPull != 0 {
      let (stability, decay) = curve.pull(
        recallPull, days: Double(transition.step.gap), transition.before.stability,
        transition.recall)
      before.stability += stability
      gradient[20] += decay
    }
    return before
  }

  private func backToFirst(_ grade: Grade, _ pull: State, _ gradient: inout [Double]) {
    let steps = Double(grade.number - 1)
    gradient[grade.number - 1] += pull.stability
    gradient[4] += pull.difficulty
    gradient[5] -= pull.difficulty * steps * exponential(w[5] * steps)
  }

  private func backThroughDifficulty(
    _ transition: Transition, _ pull: Double, _ gradient: inout [Double]
  ) -> Double {
    let difficulty = transition.before.difficulty
    let steps = Double(transition.step.grade.number - 3)
    gradient[4] += pull * w[7]
    gradient[5] -= pull * w[7] * 3 * exponential(3 * w[5])
    gradient[7] += pull * (easyDifficulty - damped(difficulty, transition.step.grade))
    let dampedPull = pull * (1 - w[7])
    gradient[6] -= dampedPull * (10 - difficulty) * steps / 9
    return dampedPull * (1 + w[6] * steps / 9)
  }

  private func backThroughStability(
    _ transition: Transition, _ pull: Double, _ recallPull: inout Double,
    _ gradient: inout [Double]
  ) -> State {
    let before = transition.before.stability
    switch transition.way {
    case .first, .sameDayUnchanged: return State(stability: pull)
    case .sameDay(let increase):
      return backThroughSameDay(transition, increase, pull, &gradient)
    case .recalled(let growth):
      return backThroughRecalled(transition, growth, pull, &recallPull, &gradient)
    case .forgotten: return backThroughForgotten(transition, pull, &recallPull, &gradient)
    case .forgottenAtMost:
      let share = transition.reached.stability / before
      gradient[17] -= pull * transition.reached.stability * w[18]
      gradient[18] -= pull * transition.reached.stability * w[17]
      return State(stability: pull * share)
    }
  }

  private func backThroughSameDay(
    _ transition: Transition, _ increase: Double, _ pull: Double, _ gradient: inout [Double]
  ) -> State {
    let worth = pull * transition.reached.stability
    gradient[17] += worth * (Double(transition.step.grade.number - 3) + w[18])
    gradient[18] += worth * w[17]
    gradient[19] -= worth * logarithm(transition.before.stability)
    return State(stability: pull * increase * (1 - w[19]))
  }

  private func backThroughRecalled(
    _ transition: Transition, _ growth: Double, _ pull: Double, _ recallPull: inout Double,
    _ gradient: inout [Double]
  ) -> State {
    let before = transition.before
    let modifier = modifier(transition.step.grade)
    let worth = pull * before.stability * growth * modifier
    let raised = exponential((1 - transition.recall) * w[10])
    // The derivative of ln(raised − 1); 0 where nothing was left to gain.
    let slope = raised > 1 ? worth * raised / (raised - 1) : 0
    gradient[8] += worth
    gradient[9] -= worth * logarithm(before.stability)
    gradient[10] += slope * (1 - transition.recall)
    if transition.step.grade == .hard { gradient[15] += pull * before.stability * growth }
    if transition.step.grade == .easy { gradient[16] += pull * before.stability * growth }
    recallPull -= slope * w[10]
    return State(
      stability: pull * (1 + growth * modifier * (1 - w[9])),
      difficulty: -worth / (11 - before.difficulty))
  }

  private func backThroughForgotten(
    _ transition: Transition, _ pull: Double, _ recallPull: inout Double,
    _ gradient: inout [Double]
  ) -> State {
    let before = transition.before
    let worth = pull * transition.reached.stability
    let raised = power(before.stability + 1, w[13])
    // The derivative of ln(raised − 1) with respect to ln(raised).
    let slope = worth * raised / (raised - 1)
    gradient[11] += worth / w[11]
    gradient[12] -= worth * logarithm(before.difficulty)
    gradient[13] += slope * logarithm(before.stability + 1)
    gradient[14] += worth * (1 - transition.recall)
    recallPull -= worth * w[14]
    return State(
      stability: slope * w[13] / (before.stability + 1),
      difficulty: -worth * w[12] / before.difficulty)
  }
}
