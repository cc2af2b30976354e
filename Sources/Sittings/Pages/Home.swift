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
  case search, stats, topics, help, leave
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
    daysAway = stats.activity.lastDay.map { max(0, $0.distance(to: stats.today)) }
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
    guard !isFirstTime else {
      guard today.planLines.isEmpty else {
        return (today.planLines + [scopeLine, today.portionLine, nextLine].compactMap(\.self))
          .joined(separator: "\n")
      }
      return (scopeLine.map { $0 + "\n" } ?? "") + """
        prep asks you \(subjects) interview questions and remembers what you know: \(questions) of them, offline.
        Start with some of them:  prep quiz
        For an interview:         prep plan DATE      (prepares you for the day)
        Find one:                 prep search WORDS   (everything else: prep help)
        """
    }
    var lines = today.planLines + [scopeLine, today.portionLine].compactMap(\.self)
    lines += [
      "Due today: \(due).  Never asked: \(new) of \(questions).  Last answered wrong: \(wrong).",
      stats.readinessLine,
    ]
    if let covered = PlanText.leastCovered(stats.topics.map(\.standing)) { lines.append(covered) }
    if stats.isTelling, let weakest, let recall = weakest.recall {
      lines.append("Weakest topic: \(weakest.topic.title), recall \(percent(recall)).")
    }
    if let leech = stats.leeches.first {
      lines.append(
        "Questions you keep forgetting: \(stats.leeches.count). Read one slowly: prep show \(leech.id)"
      )
    }
    lines.append(pace)
    return (lines + [nextLine].compactMap(\.self)).joined(separator: "\n")
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
      blocks: [text.split(separator: "\n").map { String($0) }],
      bindings: [
        KeyBinding(
          KeyHint("Enter", "start \"\(next)\"", brief: "start"), .enter, to: .quiz(nextStanding)),
        due > 0 ? KeyBinding(KeyHint("d", "due"), .character("d"), to: .quiz(.due)) : nil,
        new > 0 ? KeyBinding(KeyHint("n", "new"), .character("n"), to: .quiz(.new)) : nil,
        wrong > 0 ? KeyBinding(KeyHint("w", "wrong"), .character("w"), to: .quiz(.wrong)) : nil,
        KeyBinding(KeyHint("/", "search"), .character("/"), to: .search),
        KeyBinding(KeyHint("t", "topics"), .character("t"), to: .topics),
        KeyBinding(KeyHint("s", "statistics"), .character("s"), to: .stats),
        KeyBinding(KeyHint("?", "help"), .character("?"), to: .help),
        KeyBinding(KeyHint("q", "leave"), .character("q"), .escape, to: .leave),
      ].compactMap(\.self))
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
