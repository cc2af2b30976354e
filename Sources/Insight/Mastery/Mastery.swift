package import Questions
package import Scoring

/// How many of some questions a learner would answer right, were all of them asked today.
///
/// For a question answered before, that is the chance of recall by the memory model, moved by how the
/// model's predictions came out for this learner; what was answered today counts with tomorrow's recall,
/// so that cramming does not shine. For a question never answered it is `FirstAnswerModel`'s estimate.
package struct Mastery: Sendable {
  private let evidence: Evidence
  private let model: any MemoryModel
  private let day: Day
  private let firstAnswers: FirstAnswerModel
  private let calibration: Calibration

  /// A share between 0 and 1 with the bounds between which it lies in nine cases of ten.
  package struct Estimate: Sendable, Equatable {
    package let share: Double
    package let low: Double
    package let high: Double

    /// The quantile of the normal distribution for nine cases of ten.
    private static let quantile = 1.645

    init(share: Double, variance: Double) {
      let reach = Self.quantile * variance.squareRoot()
      self.share = share
      low = max(0, share - reach)
      high = min(1, share + reach)
    }
  }

  /// `questions` are all of the bank: what is known of one topic tells something of the others.
  package init(
    _ questions: [Question], _ evidence: Evidence, _ model: any MemoryModel, on day: Day
  ) {
    self.evidence = evidence
    self.model = model
    self.day = day
    firstAnswers = FirstAnswerModel(questions, evidence.firstAnswers)
    calibration = Calibration(evidence.recalls)
  }

  /// The chance, 0 to 1, that one question would be answered right today.
  package func probability(_ question: Question) -> Double {
    guard let memory = evidence.memories[question.id] else {
      return firstAnswers.probability(question)
    }
    let recall = model.recall(memory, on: max(day, memory.lastReview.advanced(by: 1)))
    return calibration.corrected(recall)
  }

  /// The share right of some questions, such as those of a topic; nil when there are none.
  ///
  /// The interval holds the chance of each answer, the doubt about the shares of topic and level, and
  /// that about the calibration, which all questions have in common.
  package func estimate(_ questions: [Question]) -> Estimate? {
    guard !questions.isEmpty else { return nil }
    let count = Double(questions.count)
    var (sum, chance) = (0.0, 0.0)
    var moved = Calibration.Movement()
    var levels: [Level: Double] = [:]
    var unseen: [String: (count: Double, sum: Double)] = [:]
    for question in questions {
      let probability = probability(question)
      sum += probability
      chance += probability * (1 - probability)
      if evidence.memories[question.id] == nil {
        unseen[question.topicName, default: (0, 0)].count += 1
        unseen[question.topicName, default: (0, 0)].sum += probability
        levels[question.level, default: 0] += 1
      } else {
        moved.add(probability)
      }
    }
    var variance = chance + calibration.variance(of: moved)
    var shared = 0.0
    for (topic, group) in unseen {
      variance +=
        group.count * group.count
        * firstAnswers.variance(topic: topic, group.sum / group.count)
      shared += group.count * firstAnswers.dependence(topic: topic)
    }
    variance += shared * shared * firstAnswers.sharedVariance
    for (level, count) in levels {
      variance += count * count * firstAnswers.variance(level: level)
    }
    return Estimate(share: sum / count, variance: variance / (count * count))
  }
}
