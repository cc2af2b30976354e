package import Questions
package import Scoring

/// What a plan leads to, as far as that can be foreseen.
package struct PlanForecast: Sendable {
  /// The share of questions known on the day, each counted with the weight of its topic.
  package let predicted: Mastery.Estimate
  /// The same for the daily habit in the same time; never more than the plan's.
  package let without: Double
  package let days: [PlannedDay]
  package let topics: [TopicForecast]
  /// The day on which the last question is seen; nil when some will not be.
  package let coveredOn: Day?
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
  /// What the course chosen leads to, with this learner and with others like this one.
  package func forecast() -> PlanForecast {
    let foresight = foresight
    let (stands, played) = (foresight.stands, foresight.played)
    return PlanForecast(
      predicted: band(foresight.share, stands, played), without: foresight.without,
      days: plannedDays(foresight), topics: topicForecasts(stands, played, foresight.chances),
      coveredOn: played.coveredOn, minutesFor80: minutes(for: PlanForecast.goal),
      isTelling: isTelling)
  }

  /// The days in whole questions; today is what is asked today.
  private func plannedDays(_ foresight: Foresight) -> [PlannedDay] {
    let days = foresight.played.days
    guard isLeading, secondsUsed == 0, !days.isEmpty else {
      return PlannedDay.scaled(days, by: foresight.stands.factor)
    }
    let (first, portion) = (days[0], portion)
    let now = PlannedDay(
      day: first.day, new: portion.new, review: portion.review, seconds: portion.seconds)
    return [now] + PlannedDay.scaled(Array(days.dropFirst()), by: foresight.stands.factor)
  }

  /// The bounds between which the share lies in nine cases of ten: by how much it moves from learner to
  /// learner among those who are like this one, by chance, and by what is not known of unseen questions.
  private func band(
    _ share: Double, _ stands: Stands, _ played: PlayedDays
  ) -> Mastery.Estimate {
    let shares = (0..<PlanLearner.likenesses).map {
      stands.share(played.chances(stands.questions, learner.likeness($0)))
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let spread =
      shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(shares.count - 1)
    let chance = share * (1 - share) / Double(max(1, planned.count))
    let doubt = stands.unseenShare(played.questions) / (2 + Double(answerCount).squareRoot() / 2)
    return Mastery.Estimate(share: share, variance: spread + chance + doubt * doubt)
  }

  private func topicForecasts(
    _ stands: Stands, _ played: PlayedDays, _ chances: [Double]
  ) -> [PlanForecast.TopicForecast] {
    let ofTopic = Dictionary(grouping: questions.indices) { questions[$0].topic }
    let standsOfTopic = Dictionary(grouping: chances.indices) {
      questions[stands.places[$0]].topic
    }
    return topics.compactMap { topic in
      guard let places = ofTopic[topic.id] else { return nil }
      let stands = standsOfTopic[topic.id] ?? []
      let unseen = stands.count { played.questions[$0].memory == nil }
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

extension PlannedDay {
  /// Days of stands, each for several questions, in whole questions: what is rounded off one day is made up
  /// for on the next.
  fileprivate static func scaled(_ days: [PlannedDay], by factor: Double) -> [PlannedDay] {
    var (new, review) = (Counter(factor: factor), Counter(factor: factor))
    return days.map { day in
      PlannedDay(
        day: day.day, new: new.next(day.new), review: review.next(day.review),
        seconds: day.seconds * factor)
    }
  }

  private struct Counter {
    let factor: Double
    private var before = 0

    init(factor: Double) { self.factor = factor }

    mutating func next(_ count: Int) -> Int {
      defer { before += count }
      return whole(before + count) - whole(before)
    }

    private func whole(_ stands: Int) -> Int { Int((Double(stands) * factor).rounded()) }
  }
}
