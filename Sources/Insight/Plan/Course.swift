package import Scoring

/// From which day on a plan decides what to ask; before it the daily habit does.
///
/// The better of what can be foreseen: the plan from today on, the habit until two months before the date,
/// or the habit all along. What is learned for good costs less than what is learned for a day, so towards a
/// distant date the habit comes first; and where there is time for a part of the questions only, or what is
/// seen first is forgotten by then, keeping what is known may bring more than seeing the rest.
package struct Course: Sendable, Equatable {
  /// The date itself where the habit is better all along.
  package let planFrom: Day

  /// The plan comes last when it begins so many days before the date.
  private static let finalStretch = 60
  /// Further ahead a plan from today on is not tried: the habit is better, and playing it is dear.
  private static let longestPlan = 120

  /// Those to choose from, the plan first.
  static func candidates(from today: Day, until date: Day) -> [Course] {
    let days = today.distance(to: date)
    let near = days <= longestPlan ? [today] : []
    let late = days > finalStretch ? [date.advanced(by: -finalStretch)] : []
    return (near + late + [date]).map(Course.init)
  }

  func isPlanned(_ day: Day) -> Bool { planFrom <= day }
}
