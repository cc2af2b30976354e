package import Insight
internal import Questions
internal import Scoring
internal import Terminal
internal import TextAnalysis

/// A plan as `prep plan` shows it.
package struct PlanPage {
  private let plan: Plan
  private let forecast: PlanForecast
  /// What is still to be asked today.
  private let portion: Portion
  private let width: Int

  /// For a window of some columns.
  package init(_ plan: Plan, _ forecast: PlanForecast, _ portion: Portion, width: Int) {
    self.plan = plan
    self.portion = portion
    self.forecast = forecast
    self.width = width
  }

  package var text: String {
    var lines = [PlanText.heading(plan), PlanText.remark(plan)].compactMap(\.self)
    lines += [PlanText.prediction(plan, forecast), PlanText.portion(portion)]
    lines += [farAhead, schedule, goal, notReached].compactMap(\.self)
    return (lines + ["", topics, "", "Start with: prep quiz"]).joined(separator: "\n")
  }

  private var farAhead: String? {
    guard !plan.isLeading else { return nil }
    let until = plan.leadsFrom < plan.wish.date ? "Until \(plan.leadsFrom.words)" : "Until then"
    return "\(until) the daily habit serves you better than covering first; prep follows it."
  }

  /// Until when there are new questions.
  private var schedule: String? {
    guard forecast.days.contains(where: { $0.new > 0 }), !portion.isDone else { return nil }
    return forecast.coveredOn.map { "New questions until \($0.words), then what adds most." }
      ?? "New questions until the eve."
  }

  /// What it takes to know four of five.
  private var goal: String? {
    guard forecast.isTelling else { return nil }
    let goal = percent(PlanForecast.goal)
    guard let minutes = forecast.minutesFor80 else {
      return "\(goal) cannot be reached by then, not even in four hours a day."
    }
    if minutes > plan.wish.minutes { return "\(goal) needs \(counted(minutes, "minute")) a day." }
    return minutes < plan.wish.minutes
      ? "\(goal) needs only \(counted(minutes, "minute")) a day." : nil
  }

  private var notReached: String? {
    guard forecast.notReached > 0 else { return nil }
    let topics = forecast.topics.filter { $0.notReached > 0 }.sorted {
      $0.notReached > $1.notReached
    }
    let names = topics.prefix(3).map { "\($0.topic.id) \($0.notReached)" }.joined(separator: ", ")
    let count = counted(forecast.notReached, "question")
    return "Not reached: \(count) (\(names)\(topics.count > 3 ? ", …" : ""))."
  }

  private var topics: String {
    TextTable(
      columns: [.left("TOPIC"), .right("WEIGHT"), .right("SEEN"), .right("ON THE DAY")],
      rows: forecast.topics.map {
        [
          $0.topic.id, String(plan.wish.weights[$0.topic.id] ?? 1),
          "\($0.seen)/\($0.questions)", forecast.isTelling ? percent($0.predicted) : "-",
        ]
      }
    ).text(width: width)
  }
}
