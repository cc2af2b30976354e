package import Scoring

extension Day {
  /// The day as people say it: "today", "tomorrow", "in 3 days", "in 4 months".
  package func words(from today: Day) -> String {
    switch today.distance(to: self) {
    case ...0: "today"
    case 1: "tomorrow"
    case let days where days <= 100: "in \(days) days"
    case let days where days < 730: "in \(days / 30) months"
    case let days: "in \(days / 365) years"
    }
  }
}
