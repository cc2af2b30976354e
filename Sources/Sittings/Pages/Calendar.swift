internal import Insight
internal import Scoring
internal import Terminal
internal import TextAnalysis

/// The answers of the last weeks, a column a week, a row a weekday.
struct Calendar {
  private let counts: [Day: Int]
  private let today: Day

  private static let mostWeeks = 26
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let marks = ["·", "░", "▒", "▓", "█"]
  private static let labelWidth = 4

  init(_ activity: Activity, until today: Day) {
    counts = Dictionary(
      activity.days.map { ($0.day, $0.counts.reviews) }, uniquingKeysWith: { first, _ in first })
    self.today = today
  }

  func lines(width: Int) -> [StyledLine] {
    let weeks = max(1, min(Self.mostWeeks, (width - Self.labelWidth) / 2))
    let monday = today.advanced(by: -today.weekday)
    let starts = (0..<weeks).map { monday.advanced(by: ($0 - weeks + 1) * 7) }
    let shown = starts.flatMap { start in (0..<7).map { start.advanced(by: $0) } }
    let most = shown.compactMap { counts[$0] }.max() ?? 0
    let rows = Self.weekdays.enumerated().map { weekday, name in
      let cells = starts.map { mark($0.advanced(by: weekday), most: most) }
      return "\(name) " + cells.joined(separator: " ")
    }
    let legend =
      "\(Self.marks[0]) none  \(Self.marks.dropFirst().joined(separator: " ")) "
      + "few to \(counted(most, "answer")) a day"
    return ([heading(starts)] + rows).map { StyledLine($0) } + [StyledLine(legend, Style(.muted))]
  }

  private func mark(_ day: Day, most: Int) -> String {
    guard day <= today else { return " " }
    let count = counts[day] ?? 0
    return Self.marks[count == 0 ? 0 : 1 + (count * 3 + most / 2) / max(1, most)]
  }

  /// The name of a month above the week in which it begins, where it does not touch the one before.
  private func heading(_ starts: [Day]) -> String {
    var line = String(repeating: " ", count: Self.labelWidth)
    for (place, start) in starts.enumerated() where start.date.day <= 7 {
      let column = Self.labelWidth + place * 2
      let used = DisplayWidth.of(line)
      guard used == Self.labelWidth || used < column else { continue }
      line = line.padded(to: column) + Self.monthNames[start.date.month - 1]
    }
    return line
  }
}
