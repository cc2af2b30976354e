internal import Questions
package import Scoring

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
