package import Insight
internal import Questions
internal import Scoring
internal import TextAnalysis

/// A plan, its portion and its forecast in words, for `prep plan`, home and statistics.
package enum PlanText {
  /// The day, how far away it is, and the minutes of a day.
  package static func heading(_ plan: Plan) -> String {
    let away = plan.daysLeft == 1 ? "tomorrow" : "in \(plan.daysLeft) days"
    return "Interview on \(plan.wish.date.words), \(away); "
      + "\(counted(plan.wish.minutes, "minute")) a day\(plan.levelWords)\(plan.bankWords)."
  }

  /// What is to be said of a plan that nobody could make here any more: it is too far away.
  static func setAside(_ date: Day) -> String {
    "The plan for \(date.words) is set aside: that is more than two years away. "
      + "Make another one, or end it with: prep plan off"
  }

  /// What is to be said of questions or banks that are gone; nil when all are there.
  package static func remark(_ plan: Plan, _ forecast: PlanForecast) -> String? {
    guard forecast.topics.contains(where: { plan.wish.weights[$0.topic.id] != 0 }) else {
      return "No question counts in this plan; give a topic a weight, such as: prep plan --topic "
        + "\(forecast.topics.first?.topic.id ?? "NAME")=1"
    }
    guard let first = plan.banksNotInUse.first else { return nil }
    let others = plan.banksNotInUse.count > 1 ? " and others are" : " is"
    let rest =
      plan.wish.banks.isEmpty
      ? "all questions in use are planned instead" : "the rest of the plan goes on"
    return "The plan's bank \(first)\(others) not in use (prep bank list); \(rest)."
  }

  /// What is to be expected, or how many answers a number needs.
  package static func prediction(_ plan: Plan, _ forecast: PlanForecast) -> String {
    guard forecast.isTelling else {
      return
        "What you will know that day: too early to say. prep needs \(Plan.fewestAnswers) answers "
        + "for that and has \(plan.answerCount)."
    }
    let without = percent(forecast.without)
    let share = "\(forecast.predicted.words) of \(plan.subject)"
    return "On that day you will know about \(share); without the plan "
      + (without == percent(forecast.predicted.share) ? "about as much." : "\(without).")
  }

  /// What today asks.
  package static func portion(_ portion: Portion) -> String {
    guard !portion.isDone else { return OutlookWords.done }
    let parts = [
      portion.new > 0 ? "\(portion.new) new" : nil,
      portion.review > 0 ? "\(portion.review) to review" : nil,
    ].compactMap(\.self)
    return "Today: \(parts.joined(separator: ", ")), about \(counted(portion.minutes, "minute"))."
  }

  /// The topics of which least was seen; nil when everything was.
  package static func leastCovered(_ topics: [TopicStanding]) -> String? {
    let open = topics.filter { $0.seen < $0.questions.count }
    guard !open.isEmpty else { return nil }
    let share = { (topic: TopicStanding) in Double(topic.seen) / Double(topic.questions.count) }
    let least = open.enumerated().sorted {
      (share($0.element), $0.offset) < (share($1.element), $1.offset)
    }
    .prefix(3).map(\.element)
    let words = least.enumerated().map { place, topic in
      "\(topic.topic.id) \(topic.seen) of \(topic.questions.count)"
        + (place == 0 ? " seen" : "")
    }
    return "Least covered: \(words.joined(separator: ", "))."
  }
}

extension Plan {
  fileprivate var levelWords: String {
    wish.level.map { ", \($0.rawValue) questions only" } ?? ""
  }

  fileprivate var bankWords: String {
    wish.banks.isEmpty ? "" : ", bank " + wish.banks.joined(separator: ", ")
  }

  /// What the predicted share is of.
  fileprivate var subject: String {
    let questions = wish.level.map { "the \($0.rawValue) questions" } ?? "the questions"
    return questions
      + (wish.weights.values.allSatisfy { $0 == 1 } ? "" : ", each counted by its topic's weight")
  }
}
