package import Scoring

/// Which of the daily copies stay: the newest seven, and of those before them the newest of each of four
/// weeks.
package enum BackupRotation {
  static let daily = 7
  static let weekly = 4

  /// The days whose copies stay.
  ///
  /// Days after today come from a clock that was wrong: they take no place of the others.
  package static func kept(of days: [Day], today: Day) -> Set<Day> {
    kept(of: days.filter { $0 <= today }).union(
      days.filter { $0 > today }.sorted(by: >).prefix(daily))
  }

  /// Weeks begin on Monday, and only days with a copy count.
  static func kept(of days: [Day]) -> Set<Day> {
    let newestFirst = Set(days).sorted(by: >)
    var kept = Set(newestFirst.prefix(daily))
    var weeks: Set<Day> = []
    for day in newestFirst.dropFirst(daily) where weeks.count < weekly {
      if weeks.insert(day.advanced(by: -day.weekday)).inserted { kept.insert(day) }
    }
    return kept
  }
}
