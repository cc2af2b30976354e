internal import Numerics
package import Scoring

/// What is believed of somebody who follows a plan.
package struct PlanLearner: Sendable {
  package let model: FSRS6
  package let firstGrades: FirstGrades
  package let prices: AnswerPrices
  package let calibration: Calibration
  /// How many answers of later days the rest was learned from.
  package let recalls: Int
  private let parameters: [Double]

  /// Somebody of whom nothing is known yet.
  package init() {
    self.init(AnswerLog([Review]()), parameters: FSRS6.defaultParameters, AnswerPrices(), on: nil)
  }

  /// From the log up to a day, starting from the parameters of the memory model in use.
  package init(_ log: AnswerLog, parameters: [Double], _ prices: AnswerPrices, on day: Day?) {
    let fitted = OwnStabilities(log, standard: parameters).parameters
    let model = FSRS6(parameters: fitted) ?? .standard
    self.model = model
    self.parameters = fitted
    self.prices = prices
    firstGrades = FirstGrades(log)
    let evidence = day.map { Evidence.gather(from: log, model, until: [$0]) } ?? []
    calibration = Calibration(evidence.first?.recalls ?? RecallRecord())
    recalls = evidence.first?.recalls.count ?? 0
  }

  /// A learner as this one may be: the model around what was found, by how little is known.
  struct Likeness {
    let model: FSRS6
    /// By what the stability of what is remembered now differs.
    let stabilityFactor: Double
    let calibration: Calibration
  }

  /// Spread among people of the logarithm of the first stabilities, and of growth after recall, stability
  /// after forgetting and decay (fsrs-rs, `PARAMS_STDDEV`, of which 0.6 is left by what people share).
  private static let firstDeviation = 0.6
  private static let deviations: [(place: Int, deviation: Double)] = [
    (8, 0.23), (9, 0.11), (10, 0.2), (11, 0.18), (20, 0.08),
  ]
  /// As many recalls halve what is not known.
  private static let tellingRecalls = 60.0

  /// How many learners a band is made of.
  static let likenesses = 20

  func likeness(_ number: Int) -> Likeness {
    var chance = Chance(seed: UInt64(number))
    let doubt = (Self.tellingRecalls / (Self.tellingRecalls + Double(recalls))).squareRoot()
    let factor = exponential(doubt * Self.firstDeviation * chance.normal())
    var drawn = parameters
    for place in 0..<4 { drawn[place] *= factor }
    for (place, deviation) in Self.deviations {
      drawn[place] += doubt * deviation * chance.normal()
    }
    for (place, range) in FSRS6.parameterRanges.enumerated() {
      drawn[place] = min(max(drawn[place], range.lowerBound), range.upperBound)
    }
    return Likeness(
      model: FSRS6(parameters: drawn) ?? model, stabilityFactor: factor,
      calibration: calibration.moved(by: doubt * chance.normal()))
  }
}
