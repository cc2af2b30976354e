package import Insight
internal import Questions
internal import Scoring
package import Terminal
internal import TextAnalysis

/// A plan as `prep plan` shows it.
package struct PlanPage {
  private let plan: Plan
  private let forecast: PlanForecast
  /// What is still to be asked today.
  private let portion: Portion
  private let prose: Prose
  private let width: Int

  /// For a window of some columns.
  package init(
    _ plan: Plan, _ forecast: PlanForecast, _ portion: Portion, prose: Prose, width: Int
  ) {
    self.plan = plan
    self.portion = portion
    self.forecast = forecast
    self.prose = prose
    self.width = width
  }

  package var text: String {
    var lines = [PlanText.heading(plan), PlanText.remark(plan, forecast)].compactMap(\.self)
    lines += [PlanText.prediction(plan, forecast), PlanText.portion(portion)]
    lines += [farAhead, schedule, goal, notReached].compactMap(\.self)
    lines = lines.map(prose.lines) + ["", topics]
    return (portion.isDone ? lines : lines + ["", "Start with: prep quiz"])
      .joined(separator: "\n")
  }

  private var farAhead: String? {
    guard !plan.isLeading else { return nil }
    let until = plan.leadsFrom < plan.wish.date ? "Until \(plan.leadsFrom.words)" : "Until then"
    return "\(until) the daily habit serves you better than covering first; prep follows it."
  }

  /// Until when there are new questions.
  private var schedule: String? {
    guard forecast.days.contains(where: { $0.new > 0 }), !portion.isDone else { return nil }
    guard let last = forecast.coveredOn else { return "New questions until the day before." }
    let until = last == plan.today ? "only today" : "until \(last.words)"
    return "New questions \(until); after that, whatever helps you most on the day."
  }

  /// What it takes to know four of five.
  private var goal: String? {
    guard forecast.isTelling else { return nil }
    let goal = percent(PlanForecast.goal)
    guard let minutes = forecast.minutesFor80 else {
      return "\(goal) cannot be reached by then, not even in four hours a day."
    }
    if minutes > plan.wish.minutes {
      return "Reaching \(goal) would take \(counted(minutes, "minute")) a day."
    }
    return minutes < plan.wish.minutes
      ? "Reaching \(goal) would take only \(counted(minutes, "minute")) a day." : nil
  }

  private var notReached: String? {
    guard forecast.isTelling, forecast.notReached > 0 else { return nil }
    let topics = forecast.topics.filter { $0.notReached > 0 }.sorted {
      $0.notReached > $1.notReached
    }
    let names = topics.prefix(3).map { "\($0.topic.id) \($0.notReached)" }.joined(separator: ", ")
    let count = counted(forecast.notReached, "question")
    return "\(count) will not be reached by then (\(names)\(topics.count > 3 ? ", …" : ""))."
  }

  private var topics: String {
    let rows = forecast.topics.map {
      [
        $0.topic.id, "\($0.seen)/\($0.questions)",
        forecast.isTelling ? percent($0.predicted) : "-",
        String(plan.wish.weights[$0.topic.id] ?? 1),
      ]
    }
    let columns: [TextTable.Column] = [
      .left("TOPIC"), .right("SEEN"), .right("ON THE DAY"), .right("WEIGHT"),
    ]
    // A narrow window keeps what is predicted.
    let whole = TextTable(columns: columns, rows: rows)
    guard whole.width > width else { return whole.text(width: width) }
    return TextTable(columns: columns.dropLast(), rows: rows.map { $0.dropLast() })
      .text(width: width)
  }
}
