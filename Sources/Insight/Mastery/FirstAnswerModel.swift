internal import Numerics
internal import Questions
internal import Scoring

/// How likely a question never answered would be right, by its topic and its level.
///
/// The share of first answers that were right, for each level shrunk towards all, for each topic shrunk
/// towards what its levels let expect (beta-binomial, empirical Bayes): two right answers of two do not
/// make a topic mastered.
struct FirstAnswerModel: Sendable {
  private let levels: [Level: LevelShare]
  private let topics: [String: TopicEffect]
  private let weight: Double
  /// Towards a half, in log-odds, since answers of few topics tell less than their number says.
  private let caution: Double
  /// The variance of the mean over all topics, which all estimates share.
  let sharedVariance: Double

  private struct LevelShare: Sendable {
    let share: Double
    /// Of the level's distance from the mean over all.
    let variance: Double
  }

  private struct TopicEffect: Sendable {
    let logOdds: Double
    let answers: Double
  }

  private struct Group {
    var answers = 0.0
    var right = 0.0
    /// The sum of the answers' expected shares, or of their levels' log-odds.
    var expected = 0.0

    mutating func add(_ isRight: Bool, expected: Double) {
      answers += 1
      right += isRight ? 1 : 0
      self.expected += expected
    }
  }

  /// As if this many answers had shown how much easier or harder a level is than the others.
  private static let levelWeight = 10.0
  /// How many answers the expectation of a topic may weigh; the likeliest is taken.
  private static let weights = [2.0, 4, 8, 16, 32, 64]

  init(_ questions: [Question], _ firstAnswers: [String: Bool]) {
    let answered = questions.compactMap { question in
      firstAnswers[question.id].map { (question: question, isRight: $0) }
    }
    let all = answered.reduce(into: Group()) {
      $0.add($1.isRight, expected: $1.question.level.logOdds)
    }
    let mean = KnownShare(right: all.right, of: all.answers).mean
    let levels = Self.levels(answered, all, mean: mean)
    let groups = answered.reduce(into: [String: Group]()) {
      $0[$1.question.topicName, default: Group()].add(
        $1.isRight, expected: levels[$1.question.level]?.share ?? mean)
    }
    let weight = Self.likeliestWeight(Array(groups.values))
    self.levels = levels
    self.weight = weight
    topics = groups.mapValues { group in
      let expected = group.expected / group.answers
      let share = (group.right + weight * expected) / (group.answers + weight)
      return TopicEffect(logOdds: logit(share) - logit(expected), answers: group.answers)
    }
    // Answers of one topic resemble each other, so they tell less of the mean over topics.
    let telling = groups.values.map { $0.answers / (1 + ($0.answers - 1) / (weight + 1)) }
      .reduce(0, +)
    let rate = all.answers == 0 ? 0.5 : all.right / all.answers
    let cautious = KnownShare(right: rate * telling, of: telling)
    sharedVariance = cautious.variance
    caution = logit(cautious.mean) - logit(mean)
  }

  /// Each level's share, drawn towards what the mean lets expect of a level easier or harder than those
  /// answered.
  private static func levels(
    _ answered: [(question: Question, isRight: Bool)], _ all: Group, mean: Double
  ) -> [Level: LevelShare] {
    let usual = all.answers == 0 ? 0 : all.expected / all.answers
    var levels: [Level: LevelShare] = [:]
    for level in Level.allCases {
      let expected = logistic(logit(mean) + level.logOdds - usual)
      let group = answered.filter { $0.question.level == level }
        .reduce(into: Group()) { $0.add($1.isRight, expected: 0) }
      let answers = group.answers + levelWeight
      levels[level] = LevelShare(
        share: (group.right + levelWeight * expected) / answers,
        variance: mean * (1 - mean) / (answers + 1) * (1 - group.answers / max(1, all.answers)))
    }
    return levels
  }

  func probability(_ question: Question) -> Double {
    let level = levels[question.level]?.share ?? 0.5
    return logistic(logit(level) + caution + (topics[question.topicName]?.logOdds ?? 0))
  }

  /// The variance of a topic's share around its estimate, for a probability of that topic.
  func variance(topic: String, _ probability: Double) -> Double {
    probability * (1 - probability) / ((topics[topic]?.answers ?? 0) + weight + 1)
  }

  /// The variance of a level's distance from the mean over all.
  func variance(level: Level) -> Double { levels[level]?.variance ?? 0.25 }

  /// How much of an estimate for a topic rests on the mean over all topics, 0 to 1.
  func dependence(topic: String) -> Double {
    weight / ((topics[topic]?.answers ?? 0) + weight)
  }

  private static func likeliestWeight(_ groups: [Group]) -> Double {
    let likelihoods = weights.map { weight in
      (weight, groups.map { logLikelihood($0, weight) }.reduce(0, +))
    }
    // Without topics that tell, a middle weight: topics differ, but not wildly.
    let prior = likelihoods.map { weight, likelihood in
      (weight, likelihood - abs(logarithm(weight / 8)) / 2)
    }
    return prior.max { $0.1 < $1.1 }?.0 ?? 8
  }

  /// Of the answers in a topic, when its share is spread around the expected one like a beta variable.
  private static func logLikelihood(_ group: Group, _ weight: Double) -> Double {
    guard group.answers > 0 else { return 0 }
    let expected = group.expected / group.answers
    func sum(_ count: Double, from start: Double) -> Double {
      (0..<Int(count)).map { logarithm(start + Double($0)) }.reduce(0, +)
    }
    return sum(group.right, from: weight * expected)
      + sum(group.answers - group.right, from: weight * (1 - expected))
      - sum(group.answers, from: weight)
  }
}

extension Level {
  /// How much easier than the middle level its questions are, in log-odds, before any answer tells:
  /// that is what a level means.
  fileprivate var logOdds: Double {
    switch self {
    case .beginner: 0.5
    case .intermediate: 0
    case .advanced: -0.5
    }
  }
}
