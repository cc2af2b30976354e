package import Questions

/// What can be chosen on home and the pages behind it.
package enum HomeChoice: Sendable, Equatable {
  /// What home suggests: to go on with a quiz that was left, else today's portion or what comes behind it.
  case start
  /// A quiz of the questions that stand so.
  case quiz(Standing)
  /// Another interview, or one that was paused, by its number in the order listed.
  case interview(paused: Int?)
  case search
  case read(HomeReading)
  /// To the page before.
  case back
  case leave
}

/// What can be read from home, which comes back afterwards.
package enum HomeReading: Sendable, Equatable {
  case today, topics, statistics, plan, banks, interviews, help
  /// The report of an interview, by its number in the order listed.
  case report(Int)

  /// Those that home has a key for.
  package static let pages: [Self] = [
    .today, .topics, .statistics, .plan, .banks, .interviews, .help,
  ]

  package var name: String {
    switch self {
    case .today: "today"
    case .topics: "topics"
    case .statistics: "statistics"
    case .plan: "plan"
    case .banks: "banks"
    case .interviews: "interviews"
    case .help: "help"
    case .report: "report"
    }
  }

  package var key: Character {
    switch self {
    case .today: "y"
    default: name.first ?? "?"
    }
  }

  var help: String {
    switch self {
    case .today: "what today asks, and what you answered today"
    case .topics: "the topics, and how well you know each"
    case .statistics: "how you are doing"
    case .plan: "the plan towards the day of an interview"
    case .banks: "the banks in use"
    case .interviews: "mock interviews: start one, go on, read reports"
    case .help: "the commands"
    case .report: "the report of an interview"
    }
  }
}
