internal import Numerics

/// How far predictions are from what came out: the log loss of each, and where it falls.
struct FitLoss {
  private let model: DifferentiableFSRS6
  private var tape: [Transition] = []

  /// Recalls nearer to 0 or 1 count as that near.
  private static let probabilityRange = 1e-7...1 - 1e-7

  init(_ parameters: [Double]) {
    model = DifferentiableFSRS6(parameters)
  }

  /// The loss of every scored answer of a log, by rank.
  mutating func losses(_ log: FitLog) -> [Double] {
    var losses = Array(repeating: 0.0, count: log.scored)
    for question in log.questions {
      forward(log.steps[question])
      for transition in tape {
        guard let rank = transition.step.rank else { continue }
        losses[rank] = Self.loss(transition)
      }
    }
    return losses
  }

  /// The weighted loss of a question's answers, and what it falls by with each parameter, added to the gradient.
  mutating func addGradient(
    of steps: ArraySlice<FitLog.Step>, weights: [Double], to gradient: inout [Double]
  ) -> Double {
    forward(steps)
    var loss = 0.0
    for place in tape.indices {
      guard let rank = tape[place].step.rank, weights[rank] > 0 else { continue }
      loss += weights[rank] * Self.loss(tape[place])
      tape[place].recallPull = weights[rank] * Self.pull(tape[place])
    }
    var pull = Transition.State()
    for transition in tape.reversed() { pull = model.back(transition, pull, &gradient) }
    return loss
  }

  private mutating func forward(_ steps: ArraySlice<FitLog.Step>) {
    tape.removeAll(keepingCapacity: true)
    for step in steps {
      tape.append(tape.last.map { model.next(step, after: $0.after) } ?? model.first(step))
    }
  }

  private static func loss(_ transition: Transition) -> Double {
    let range = probabilityRange
    let recall = min(max(transition.recall, range.lowerBound), range.upperBound)
    return -logarithm(transition.step.grade == .again ? 1 - recall : recall)
  }

  private static func pull(_ transition: Transition) -> Double {
    let recall = transition.recall
    guard probabilityRange.contains(recall) else { return 0 }
    return transition.step.grade == .again ? 1 / (1 - recall) : -1 / recall
  }
}

extension FitLog {
  /// The mean log loss of predicting every scored answer from those before it.
  package func loss(_ parameters: [Double]) -> Double {
    var loss = FitLoss(parameters)
    return loss.losses(self).reduce(0, +) / Double(max(1, scored))
  }
}
