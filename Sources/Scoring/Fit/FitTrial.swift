/// Whether parameters fitted to a log predict answers that the fit has not seen.
///
/// The scored answers are cut in time into five parts; what is fitted to the first k predicts part k + 1, for k from
/// 1 to 4. Of the three stages the one with the lowest loss on all that is predicted is held against the parameters
/// in use, answer by answer: its fit to everything is better when the gain per answer is at least twice its
/// standard error, and three of the four parts gain.
package struct FitTrial: Sendable, Equatable {
  /// How many answers are scored.
  package let answers: Int
  package let parts: [Part]
  /// The stage with the lowest loss.
  package let stage: FitStage
  /// Fitted to the whole log.
  package let parameters: [Double]
  /// The mean log loss of what was predicted, by the parameters in use and by those fitted.
  package let lossBefore: Double
  package let lossAfter: Double
  /// The mean gain in units of its standard error.
  package let t: Double

  /// A part of the log, predicted by what is fitted to all before it.
  package struct Part: Sendable, Equatable {
    package let fitted: Int
    package let predicted: Int
    package let lossBefore: Double
    package let losses: [FitStage: Double]
  }

  private static let cuts = 5

  /// Tries a log that has at least `FitLog.fewest` scored answers; nil for a shorter one.
  package init?(_ log: FitLog, against parameters: [Double] = FSRS6.defaultParameters) {
    guard log.scored >= FitLog.fewest else { return nil }
    let bounds = (1...Self.cuts).map { log.scored * $0 / Self.cuts }
    var before = FitLoss(parameters)
    let lossesBefore = before.losses(log)
    let losses = FitStage.allCases.map { Self.losses($0, log, bounds) }
    let predicted = bounds[0]..<log.scored
    let means = losses.map { $0[predicted].mean }
    let best = means.indices.min { means[$0] < means[$1] } ?? 0
    answers = log.scored
    parts = zip(bounds, bounds.dropFirst()).map { start, end in
      Part(
        fitted: start, predicted: end - start, lossBefore: lossesBefore[start..<end].mean,
        losses: Dictionary(
          uniqueKeysWithValues: zip(FitStage.allCases, losses).map { ($0, $1[start..<end].mean) }))
    }
    stage = FitStage.allCases[best]
    self.parameters = Fitting.parameters(stage, TrainingSet(log, before: log.scored))
    lossBefore = lossesBefore[predicted].mean
    lossAfter = means[best]
    t = zip(lossesBefore[predicted], losses[best][predicted]).map { $0 - $1 }[...].t
  }

  /// Whether the fitted parameters are to be taken.
  package var isBetter: Bool {
    t >= 2 && parts.count { $0.lossBefore > ($0.losses[stage] ?? .infinity) } >= 3
  }

  /// The losses of what a stage predicts of each part, by rank.
  private static func losses(_ stage: FitStage, _ log: FitLog, _ bounds: [Int]) -> [Double] {
    var losses = Array(repeating: 0.0, count: log.scored)
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      var loss = FitLoss(Fitting.parameters(stage, TrainingSet(log, before: start)))
      losses.replaceSubrange(start..<end, with: loss.losses(log)[start..<end])
    }
    return losses
  }
}

extension ArraySlice<Double> {
  fileprivate var mean: Double { reduce(0, +) / Double(Swift.max(1, count)) }

  /// The mean in units of its standard error; 0 where all are the same.
  fileprivate var t: Double {
    let mean = mean
    let squares = map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let error = (squares / Double(Swift.max(1, count - 1)) / Double(Swift.max(1, count)))
      .squareRoot()
    return error > 0 ? mean / error : 0
  }
}
