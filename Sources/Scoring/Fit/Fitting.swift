/// Fits parameters to a training set, as fsrs-rs does (`src/training.rs`).
struct Fitting {
  private let set: TrainingSet
  /// What the prior holds to: the usual parameters with fitted first stabilities.
  private let start: [Double]

  private static let batchSize = 512
  private static let epochs = 5

  /// The bounds within which parameters are looked for; those on w19 are narrower than on what may be set.
  private static let ranges = FSRS6.parameterRanges.enumerated().map { $0 == 19 ? 0.01...0.8 : $1 }

  /// Parameters as far as a stage of fitting frees them; the usual ones where there is too little to go by.
  static func parameters(_ stage: FitStage, _ set: TrainingSet) -> [Double] {
    let stabilities = FirstStabilities(set.firstRecalls, meanRecall: set.meanRecall).filled
    guard set.count >= 8, let stabilities else { return FSRS6.defaultParameters }
    let start = stabilities + FSRS6.defaultParameters.dropFirst(4)
    guard let prior = stage.priorWeight, set.count >= 64, set.reachesBeyondFirstRecalls else {
      return rounded(start)
    }
    let all = Fitting(set: set, start: start).all(priorWeight: prior)
    let known = FirstStabilities(
      Dictionary(
        uniqueKeysWithValues: set.firstRecalls.groups.keys.map { ($0, all[$0.number - 1]) }),
      set.firstRecalls.counts)
    return rounded((known.filled ?? stabilities) + all.dropFirst(4))
  }

  private func all(priorWeight: Double) -> [Double] {
    var parameters = start
    var adam = Adam(
      parameters: start.count, steps: (set.count / Self.batchSize + 1) * Self.epochs)
    let batches = batches()
    for _ in 0..<Self.epochs {
      for batch in batches {
        let gradient = gradient(batch, parameters, priorWeight)
        adam.step(&parameters, gradient)
        for (place, range) in Self.ranges.enumerated() {
          parameters[place] = min(max(parameters[place], range.lowerBound), range.upperBound)
        }
      }
    }
    return parameters
  }

  /// The questions dealt round, so that each batch is a cut through the whole log and their order says nothing.
  private func batches() -> [[Range<Int>]] {
    let count = (set.count + Self.batchSize - 1) / Self.batchSize
    return (0..<count).map { first in
      stride(from: first, to: set.questions.count, by: count).map { set.questions[$0] }
    }
  }

  private func gradient(
    _ batch: [Range<Int>], _ parameters: [Double], _ priorWeight: Double
  ) -> [Double] {
    var gradient = Array(repeating: 0.0, count: parameters.count)
    var loss = FitLoss(parameters)
    var predicted = 0
    for question in batch {
      let steps = set.log.steps[question]
      _ = loss.addGradient(of: steps, weights: set.weights, to: &gradient)
      predicted += steps.count { $0.rank != nil }
    }
    let share = priorWeight * Double(predicted) / Double(set.count)
    for place in parameters.indices {
      let deviation = FSRS6.parameterDeviations[place]
      gradient[place] += share * 2 * (parameters[place] - start[place]) / (deviation * deviation)
    }
    return gradient
  }

  /// To the four decimals that such parameters are printed with.
  private static func rounded(_ parameters: [Double]) -> [Double] {
    parameters.map { ($0 * 10_000).rounded() / 10_000 }
  }
}
