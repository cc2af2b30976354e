package import Scoring

/// When and how well somebody practised, from the log.
package struct Activity: Sendable {
  /// Days with answers, oldest first.
  package let days: [DayCount]
  /// Months with answers, oldest first.
  package let months: [MonthCount]
  package let total: Counts

  /// What was answered on a study day.
  package struct DayCount: Sendable, Equatable {
    package let day: Day
    package fileprivate(set) var counts = Counts()
  }

  /// What was answered in a calendar month of study days.
  package struct MonthCount: Sendable, Equatable {
    /// The first day of the month.
    package let month: Day
    package fileprivate(set) var counts = Counts()
  }

  package struct Counts: Sendable, Equatable {
    package fileprivate(set) var reviews = 0
    package fileprivate(set) var correct = 0
    /// Answers that tell of memory: a question's first on a day, when it was answered on one before.
    package fileprivate(set) var recalls = 0
    package fileprivate(set) var recalled = 0

    /// The share of answers that were right, 0 to 1; nil when there were none.
    package var accuracy: Double? { reviews == 0 ? nil : Double(correct) / Double(reviews) }

    /// True retention: the share of recalls that succeeded, 0 to 1; nil when there were none.
    package var retention: Double? {
      recalls == 0 ? nil : Double(recalled) / Double(recalls)
    }
  }

  package init(_ log: AnswerLog) {
    var table = DayTable(until: log.histories.compactMap { $0.answers.last?.day }.max())
    for history in log.histories {
      var before: Day?
      for answer in history.answers {
        table.count(answer, isRecall: before.map { $0 < answer.day } ?? false)
        before = answer.day
      }
    }
    let days = table.days
    var months: [Day: Counts] = [:]
    for (day, counts) in days { months[day.startOfMonth, default: Counts()].add(counts) }
    self.days = days.map { DayCount(day: $0, counts: $1) }.sorted { $0.day < $1.day }
    self.months = months.map { MonthCount(month: $0, counts: $1) }.sorted { $0.month < $1.month }
    total = days.values.reduce(into: Counts()) { $0.add($1) }
  }

  /// The last day with an answer up to today; a clock may have been ahead.
  package func lastDay(until today: Day) -> Day? { days.last { $0.day <= today }?.day }

  /// Study days in a row with an answer, up to today or, while today has none yet, yesterday.
  package func streak(until today: Day) -> Int {
    let practised = Set(days.map(\.day))
    var day = practised.contains(today) ? today : today.advanced(by: -1)
    var streak = 0
    while practised.contains(day) {
      streak += 1
      day = day.advanced(by: -1)
    }
    return streak
  }
}

/// Counts by day, without a look into a dictionary for each of a hundred thousand answers.
private struct DayTable {
  /// The days before and including the last one, as many as a long life of practice has.
  private let first: Day
  private var recent: [Activity.Counts]
  /// What a clock far off has left.
  private var others: [Day: Activity.Counts] = [:]

  private static let span = 10_000

  init(until last: Day?) {
    first = (last ?? Day(number: 0)).advanced(by: 1 - Self.span)
    recent = Array(repeating: Activity.Counts(), count: last == nil ? 0 : Self.span)
  }

  mutating func count(_ answer: AnswerLog.Entry, isRecall: Bool) {
    let place = first.distance(to: answer.day)
    if recent.indices.contains(place) {
      recent[place].count(answer, isRecall: isRecall)
    } else {
      others[answer.day, default: Activity.Counts()].count(answer, isRecall: isRecall)
    }
  }

  /// The days with answers.
  var days: [Day: Activity.Counts] {
    let counted = recent.enumerated().filter { $0.element.reviews > 0 }
      .map { (first.advanced(by: $0.offset), $0.element) }
    return others.merging(counted) { first, _ in first }
  }
}

extension Activity.Counts {
  fileprivate mutating func count(_ answer: AnswerLog.Entry, isRecall: Bool) {
    reviews += 1
    correct += answer.isRight ? 1 : 0
    recalls += isRecall ? 1 : 0
    recalled += isRecall && answer.isRight ? 1 : 0
  }

  fileprivate mutating func add(_ other: Self) {
    reviews += other.reviews
    correct += other.correct
    recalls += other.recalls
    recalled += other.recalled
  }
}

extension Day {
  package var startOfMonth: Day { advanced(by: 1 - date.day) }
}
