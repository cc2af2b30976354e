package import Questions
package import Scoring

extension Study {
  /// The next day on which some of these questions are due, and how many; nil when none ever was answered.
  package static func nextDue(
    of questions: [Question], _ standings: Standings
  ) -> (day: Day, count: Int)? {
    let days = questions.compactMap { standings.memories[$0.id] }.map(standings.scheduler.due)
      .filter { $0 > standings.today }
    return days.min().map { next in (next, days.count { $0 == next }) }
  }
}

/// What comes back on the next days, as things stand.
package struct Forecast: Sendable {
  /// From today on; what is overdue counts for today.
  package let days: [(day: Day, due: Int)]

  package static let length = 14

  init(_ study: Study) {
    let standings = study.standings
    let due = study.library.questions.compactMap { standings.memories[$0.id] }
      .map { max(standings.scheduler.due($0), standings.today) }
    let counts = Dictionary(due.map { ($0, 1) }, uniquingKeysWith: +)
    days = (0..<Self.length).map {
      let day = standings.today.advanced(by: $0)
      return (day, counts[day] ?? 0)
    }
  }

  /// How many are due by the end of tomorrow.
  package var byTomorrow: Int { days.prefix(2).map(\.due).reduce(0, +) }
}
