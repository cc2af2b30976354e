/// When and how well somebody practised, from the log.
package struct Activity: Sendable {
  /// Days with answers, oldest first.
  package let days: [DayCount]
  package let reviews: Int
  package let correct: Int

  package struct DayCount: Sendable, Equatable {
    package let day: Day
    package var reviews: Int
    package var correct: Int
  }

  /// From reviews in any order.
  package init(_ reviews: [Review]) {
    var counts: [Day: DayCount] = [:]
    for review in reviews {
      counts[review.day, default: DayCount(day: review.day, reviews: 0, correct: 0)].reviews += 1
      if review.isRight { counts[review.day]?.correct += 1 }
    }
    days = counts.values.sorted { $0.day < $1.day }
    self.reviews = reviews.count
    correct = reviews.count(where: \.isRight)
  }

  package var lastDay: Day? { days.last?.day }

  /// The share of answers that were right, 0 to 1; nil before the first.
  package var accuracy: Double? {
    reviews == 0 ? nil : Double(correct) / Double(reviews)
  }

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
