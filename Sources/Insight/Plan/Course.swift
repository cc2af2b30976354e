package import Scoring

/// From which day on a plan decides what to ask; before it the daily habit does.
///
/// Within two months of the date it is the plan. Learners simulated by Tests/Benchmarks/plan know five points
/// less when the habit is followed wherever it is foreseen to bring more: what is foreseen of questions never
/// asked is the least certain. Before that it is the best of what can be foreseen: the plan from today on, the
/// habit until two months before the date, or the habit all along; what is learned for good costs less than
/// what is learned for a day.
package struct Course: Sendable, Equatable {
  /// The date itself where the habit is better all along.
  package let planFrom: Day

  /// The plan comes last when it begins so many days before the date.
  private static let finalStretch = 60
  /// Further ahead a plan from today on is not tried: the habit is better, and playing it is dear.
  private static let longestPlan = 120

  /// Whether the date is so far away that there is a choice.
  static func isOpen(from today: Day, until date: Day) -> Bool {
    today.distance(to: date) > finalStretch
  }

  /// Those to choose from, the plan first.
  static func candidates(from today: Day, until date: Day) -> [Course] {
    let days = today.distance(to: date)
    let near = days <= longestPlan ? [today] : []
    let late = days > finalStretch ? [date.advanced(by: -finalStretch)] : []
    return (near + late + [date]).map(Course.init)
  }

  func isPlanned(_ day: Day) -> Bool { planFrom <= day }
}
