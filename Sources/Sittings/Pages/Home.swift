package import Insight
package import JSON
package import Questions
internal import Scoring
package import Terminal
internal import TextAnalysis

/// What can be started from the home screen.
package enum HomeChoice: Sendable {
  /// A quiz of all questions, or of those that stand so.
  case quiz(Standing?)
  case search
  case read(HomeReading)
  case leave
}

/// What can be read from the home screen, which comes back afterwards.
package enum HomeReading: String, Sendable {
  case plan, topics, statistics, help

  package var title: String { rawValue.capitalizedFirst }
}

/// Where the reader stands today, and the one command to run next.
package struct Home {
  /// Such as "Django", the subjects of the banks in use.
  private let subjects: String
  private let stats: Stats
  private let today: Today
  private let weakest: TopicStanding?
  private let daysAway: Int?
  /// What study is narrowed to, in filters of the search, and the number of all questions.
  private let scope: (filters: String, all: Int)?

  /// Of the banks in use, by what was counted of the history and what today asks.
  package init(
    _ library: Library, _ stats: Stats, _ today: Today, scope: String? = nil, of all: Int = 0
  ) {
    subjects = library.title
    self.stats = stats
    self.today = today
    self.scope = scope.map { ($0, all) }
    daysAway = stats.activity.lastDay(until: stats.today).map { $0.distance(to: stats.today) }
    weakest = stats.topics.map(\.standing).filter { ($0.recall ?? 1) < Self.wellKnown }
      .min { ($0.recall ?? 1) < ($1.recall ?? 1) }
  }

  private var questions: Int { stats.total }
  private var due: Int { stats.count(.due) }
  private var new: Int { stats.count(.new) }
  private var wrong: Int { stats.count(.wrong) }

  /// A topic recalled better than this is not worth naming as weak.
  private static let wellKnown = 0.95

  private var isFirstTime: Bool { daysAway == nil }

  /// The questions to ask next; nil stands for today's portion, or what comes behind it.
  private var nextStanding: Standing? {
    today.portion.isDone && wrong > 0 ? .wrong : nil
  }

  private var next: String {
    "prep quiz" + (nextStanding.map { " --\($0.rawValue)" } ?? "")
  }

  /// A few lines.
  package var text: String {
    (lines + [isWelcome ? nil : nextLine].compactMap(\.self)).joined(separator: "\n")
  }

  /// Nothing was answered and no interview is planned.
  private var isWelcome: Bool { isFirstTime && today.planLines.isEmpty }

  /// All but the next command, which the screen has as a key; what counts most stands first.
  private var lines: [String] {
    guard !isWelcome else {
      return [scopeLine].compactMap(\.self) + [
        "prep asks you \(subjects) interview questions and remembers what you know: "
          + "\(questions) of them, offline.",
        "Start with some of them:  prep quiz",
        "For an interview:         prep plan DATE      (prepares you for the day)",
        "Find one:                 prep search WORDS   (everything else: prep help)",
      ]
    }
    let covered = PlanText.leastCovered(stats.topics.map(\.standing))
    let today = today.planLines + [today.portionLine].compactMap(\.self)
    guard !isFirstTime else { return today + [scopeLine].compactMap(\.self) }
    return today + [covered, scopeLine].compactMap(\.self) + history
  }

  /// What the answers so far have led to.
  private var history: [String] {
    var lines = [
      "\(dueWords).  Never asked: \(new) of \(questions).  Last answered wrong: \(wrong).",
      stats.readinessLine,
    ]
    if stats.isTelling, let weakest, let recall = weakest.recall {
      lines.append("Weakest topic: \(weakest.topic.title), recall \(percent(recall)).")
    }
    if let leech = stats.leeches.first {
      lines.append(
        "Questions you keep forgetting: \(stats.leeches.count). Read one slowly: prep show \(leech.id)"
      )
    }
    return lines + [pace]
  }

  /// A plan leaves due questions for later as long as it takes all of a day for new ones.
  private var dueWords: String {
    let canWait = today.plan?.plan.isLeading == true && today.portion.review == 0 && due > 0
    return "Due today: \(due)" + (canWait ? ", which can wait" : "")
  }

  private var scopeLine: String? {
    scope.map { scope in
      "Scope: \(scope.filters), \(questions) of \(scope.all) questions. "
        + "All again: prep config scope all"
    }
  }

  /// Whether today asks for nothing more.
  private var isOver: Bool { today.portion.isDone || today.isInterview }

  private var nextLine: String? {
    guard !today.isInterview else { return nil }
    return isOver ? "If you want more: \(next)" : "Next: \(next)"
  }

  /// The same on a screen, with keys to go on.
  package var page: TextPage<HomeChoice> {
    TextPage(
      title: "prep",
      blocks: [lines],
      bindings: [
        KeyBinding(
          KeyHint("Enter", "start \"\(next)\"", brief: "start"), .enter, to: .quiz(nextStanding)),
        due > 0 ? KeyBinding(KeyHint("d", "due"), .character("d"), to: .quiz(.due)) : nil,
        new > 0 ? KeyBinding(KeyHint("n", "new"), .character("n"), to: .quiz(.new)) : nil,
        wrong > 0 ? KeyBinding(KeyHint("w", "wrong"), .character("w"), to: .quiz(.wrong)) : nil,
        KeyBinding(KeyHint("/", "search"), .character("/"), to: .search),
        today.plan == nil ? nil : reading("p", .plan),
        reading("t", .topics), reading("s", .statistics), reading("?", .help),
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave),
      ].compactMap(\.self))
  }

  private func reading(_ key: Character, _ reading: HomeReading) -> KeyBinding<HomeChoice> {
    KeyBinding(
      KeyHint(String(key), reading.rawValue), .character(key), to: .read(reading))
  }

  private var pace: String {
    let days = counted(stats.streak, "day")
    return switch daysAway {
    case 0: "Streak: \(days). You have practised today."
    case 1: "Streak: \(days). Last practice: yesterday."
    case let away?: "Last practice: \(away) days ago."
    case nil: ""
    }
  }

  /// What `prep --json` prints.
  package var json: JSON {
    [
      "due": .integer(due), "new": .integer(new), "wrong": .integer(wrong),
      "questions": .integer(questions), "streak": .integer(stats.streak),
      "daysAway": daysAway.map { .integer($0) } ?? .null,
      "weakest": .text(weakest?.topic.id), "next": isOver ? .null : .text(next),
      "readiness": stats.readinessJSON,
      "leeches": .texts(stats.leeches.map(\.id)), "today": today.portion.json,
      "plan": today.planJSON, "scope": .text(scope?.filters),
    ]
  }
}
