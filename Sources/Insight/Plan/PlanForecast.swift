package import Questions
internal import Scoring

/// What a plan leads to, as far as that can be foreseen.
package struct PlanForecast: Sendable {
  /// The share of questions known on the day, each counted with the weight of its topic.
  package let predicted: Mastery.Estimate
  /// The same for plain spaced repetition in the same time: due ones first, then new ones.
  package let without: Double
  package let days: [PlannedDay]
  package let topics: [TopicForecast]
  /// Nil when not even `mostMinutes` a day are enough.
  package let minutesFor80: Int?
  /// How many questions will not have been asked by then.
  package var notReached: Int { topics.map(\.notReached).reduce(0, +) }
  /// Whether there are enough answers for a number.
  package let isTelling: Bool

  package struct TopicForecast: Sendable {
    package let topic: Topic
    package let questions: Int
    package let seen: Int
    package let predicted: Double
    package let notReached: Int
  }

  package static let goal = 0.8
  package static let mostMinutes = 240
}

extension Plan {
  /// Plays the days until the interview, with this learner and with others like this one.
  package func forecast() -> PlanForecast {
    let stands = Stands(planned, atMost: 400)
    let rehearsal = played(stands, minutes: wish.minutes)
    let chances = rehearsal.chances
    let share = stands.share(chances)
    return PlanForecast(
      predicted: band(share, stands, rehearsal),
      without: stands.share(played(stands, minutes: wish.minutes, isPlain: true).chances),
      days: rehearsal.days.map { $0.scaled(by: stands.factor) },
      topics: topicForecasts(stands, rehearsal, chances),
      minutesFor80: minutes(for: PlanForecast.goal),
      isTelling: answerCount >= Self.fewestAnswers)
  }

  private func played(
    _ stands: Stands, minutes: Int, isPlain: Bool = false
  ) -> Rehearsal {
    var rehearsal = Rehearsal(stands.questions, learner, from: today, until: wish.date)
    for day in today..<wish.date {
      let isAsPlain = isPlain || wish.isFarAhead(day)
      let seconds = max(0, Double(minutes) * 60 - (day == today ? secondsUsed : 0))
      rehearsal.study(
        day, seconds: seconds / stands.factor,
        by: isAsPlain ? .plain(desiredRetention: desiredRetention) : .plan)
    }
    return rehearsal
  }

  /// The bounds between which the share lies in nine cases of ten: by how much it moves from learner to
  /// learner among those who are like this one, by chance, and by what is not known of unseen questions.
  private func band(
    _ share: Double, _ stands: Stands, _ rehearsal: Rehearsal
  ) -> Mastery.Estimate {
    let shares = (0..<PlanLearner.likenesses).map {
      stands.share(rehearsal.chances(stands.questions, learner.likeness($0)))
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let spread =
      shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(shares.count - 1)
    let chance = share * (1 - share) / Double(max(1, planned.count))
    let doubt = stands.unseenShare(rehearsal.questions) / (2 + Double(answerCount).squareRoot() / 2)
    return Mastery.Estimate(share: share, variance: spread + chance + doubt * doubt)
  }

  private func topicForecasts(
    _ stands: Stands, _ rehearsal: Rehearsal, _ chances: [Double]
  ) -> [PlanForecast.TopicForecast] {
    let ofTopic = Dictionary(grouping: questions.indices) { questions[$0].topic }
    let standsOfTopic = Dictionary(grouping: chances.indices) {
      questions[stands.places[$0]].topic
    }
    return topics.compactMap { topic in
      guard let places = ofTopic[topic.id] else { return nil }
      let stands = standsOfTopic[topic.id] ?? []
      let unseen = stands.count { rehearsal.questions[$0].memory == nil }
      let count = Double(max(1, stands.count))
      return PlanForecast.TopicForecast(
        topic: topic, questions: places.count,
        seen: places.count { planned[$0].memory != nil },
        predicted: stands.map { chances[$0] }.reduce(0, +) / count,
        notReached: Int((Double(unseen) * Double(places.count) / count).rounded()))
    }
  }

  /// The fewest minutes a day that lead to a share, within a twentieth; found by halving.
  private func minutes(for goal: Double) -> Int? {
    let stands = Stands(planned, atMost: 120)
    func isEnough(_ minutes: Int) -> Bool {
      stands.share(played(stands, minutes: minutes).chances) >= goal
    }
    var (low, high) = (0, wish.minutes)
    while !isEnough(high) {
      guard high < PlanForecast.mostMinutes else { return nil }
      (low, high) = (high, min(2 * high, PlanForecast.mostMinutes))
    }
    while high - low > max(1, high / 20) {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

/// Questions that stand for all of a bank: each for itself, or in a large bank each for several.
private struct Stands {
  let places: [Int]
  let questions: [PlannedQuestion]
  /// How many questions each stands for.
  let factor: Double

  init(_ all: [PlannedQuestion], atMost most: Int) {
    let count = min(all.count, most)
    places = (0..<count).map { $0 * all.count / count }
    questions = places.map { all[$0] }
    factor = count == 0 ? 1 : Double(all.count) / Double(count)
  }

  /// The mean of chances, each with the weight of its question.
  func share(_ chances: [Double]) -> Double {
    let weight = questions.map(\.weight).reduce(0, +)
    guard weight > 0 else { return 0 }
    return zip(questions, chances).map { $0.weight * $1 }.reduce(0, +) / weight
  }

  /// The weight of what is unseen in the end, as a share.
  func unseenShare(_ end: [PlannedQuestion]) -> Double {
    share(end.map { $0.memory == nil ? 1 : 0 })
  }
}

extension PlannedDay {
  fileprivate func scaled(by factor: Double) -> PlannedDay {
    var day = self
    day.new *= factor
    day.review *= factor
    day.seconds *= factor
    return day
  }
}
