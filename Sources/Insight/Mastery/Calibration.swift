/// How a memory model's predictions of recall came out for one learner, and what to make of the next ones.
///
/// Two numbers, with the probability of a recall in log-odds x: x + offset + slope · (x − x₀). The offset
/// says by how much this learner recalls better than the model predicts, the slope by how much further
/// apart strong and weak memories are. Both are found anew from all recalls at each look (the mode of a
/// logistic model with a prior, by Newton's method), so few answers move little. On a real log that made
/// predictions of the first thousand answers better than refitted parameters did.
package struct Calibration: Sendable {
  package private(set) var offset = 0.0
  package private(set) var slope = 0.0
  /// Of both and of both together, the inverse of the curvature at the mode.
  private var variances = (offset: 0.0, slope: 0.0, both: 0.0)

  /// Spreads among people before anything is known of this one.
  private static let offsetDeviation = 0.5
  private static let slopeDeviation = 0.2
  /// A log in which the forgotten is always right and the known always wrong says nothing of tomorrow.
  private static let slopes = -0.5...0.5
  /// Where most recalls lie, so that the two numbers hardly depend on each other.
  private static let middle = logit(0.9)

  package init(_ record: RecallRecord = RecallRecord()) {
    let outcomes = record.outcomes.map {
      (count: $0.count, right: $0.right, logOdds: logit($0.predicted))
    }
    for _ in 0..<20 {
      let priors = (
        1 / (Self.offsetDeviation * Self.offsetDeviation),
        1 / (Self.slopeDeviation * Self.slopeDeviation)
      )
      var gradient = (-offset * priors.0, -slope * priors.1)
      var curvature = (offset: priors.0, slope: priors.1, both: 0.0)
      for outcome in outcomes {
        let distance = outcome.logOdds - Self.middle
        let probability = logistic(outcome.logOdds + offset + slope * distance)
        let surprise = outcome.right - outcome.count * probability
        let weight = outcome.count * probability * (1 - probability)
        gradient.0 += surprise
        gradient.1 += surprise * distance
        curvature.offset += weight
        curvature.slope += weight * distance * distance
        curvature.both += weight * distance
      }
      let determinant =
        curvature.offset * curvature.slope - curvature.both * curvature.both
      variances = (
        curvature.slope / determinant, curvature.offset / determinant,
        -curvature.both / determinant
      )
      // A step of one at most keeps a hopeless prediction from throwing the search off.
      offset += Self.bounded(variances.offset * gradient.0 + variances.both * gradient.1)
      slope += Self.bounded(variances.both * gradient.0 + variances.slope * gradient.1)
      slope = min(max(slope, Self.slopes.lowerBound), Self.slopes.upperBound)
    }
  }

  private static func bounded(_ step: Double) -> Double { min(1, max(-1, step)) }

  /// What a predicted recall is for this learner.
  package func corrected(_ recall: Double) -> Double {
    let logOdds = logit(recall)
    return logistic(logOdds + offset + slope * (logOdds - Self.middle))
  }

  /// One of the learners that the log leaves possible, by a number of standard deviations.
  func moved(by deviations: Double) -> Calibration {
    var other = self
    other.offset += deviations * variances.offset.squareRoot()
    return other
  }

  /// By how much a sum of probabilities would move with the two numbers.
  struct Movement {
    fileprivate var offset = 0.0
    fileprivate var slope = 0.0

    mutating func add(_ probability: Double) {
      let weight = probability * (1 - probability)
      offset += weight
      slope += weight * (logit(probability) - Calibration.middle)
    }
  }

  /// The variance that the doubt about the two numbers gives to a sum of probabilities.
  func variance(of movement: Movement) -> Double {
    movement.offset * movement.offset * variances.offset
      + movement.slope * movement.slope * variances.slope
      + 2 * movement.offset * movement.slope * variances.both
  }
}
