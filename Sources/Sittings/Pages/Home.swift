package import Insight
package import JSON
package import Questions
internal import Scoring
package import Terminal
internal import TextAnalysis

/// Where the reader stands today, and the one command to run next.
package struct Home {
  /// Such as "Django", the subjects of the banks in use.
  private let subjects: String
  private let stats: Stats
  private let today: Today
  private let weakest: TopicStanding?
  private let daysAway: Int?
  /// Questions of a quiz that was left; nil without one.
  private let left: Int?
  /// How many mock interviews are paused.
  private let paused: Int
  /// What study is narrowed to, in filters of the search, and the number of all questions.
  private let scope: (filters: String, all: Int)?

  /// Of the banks in use, by what was counted of the history and what today asks.
  package init(
    _ library: Library, _ stats: Stats, _ today: Today, scope: String? = nil, of all: Int = 0,
    left: Int? = nil, paused: Int = 0
  ) {
    subjects = library.title
    self.stats = stats
    self.today = today
    self.left = left
    self.paused = paused
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
    let today = today.planLines + [leftLine, pausedLine, today.portionLine].compactMap(\.self)
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

  private var leftLine: String? {
    left.map { "You left a quiz with \(counted($0, "question")) to go." }
  }

  private var pausedLine: String? {
    switch paused {
    case 0: nil
    case 1: "An interview is paused; prep interview --resume goes on with it."
    default: "\(paused) interviews are paused; prep interview --reports lists them."
    }
  }

  private var nextLine: String? {
    if let left { return "Next: prep quiz, which goes on where you left it (\(left) to go)" }
    guard !today.isInterview else { return nil }
    return isOver ? "If you want more: \(next)" : "Next: \(next)"
  }

  /// The same on a screen, with keys to go on; `notice` says how it went since.
  package func page(_ notice: String? = nil) -> TextPage<HomeChoice> {
    TextPage(
      title: "prep",
      blocks: [lines],
      bindings: [
        start,
        quiz("d", .due, due, "quiz what is due"), quiz("n", .new, new, "quiz what was never asked"),
        quiz("w", .wrong, wrong, "quiz what you answered wrong"),
        KeyBinding(
          KeyHint("/", "search", help: "search all questions"), .character("/"), to: .search),
      ].compactMap(\.self) + HomeReading.pages.map(reading) + [
        KeyBinding(KeyHint("q", "leave", help: "leave prep"), .character("q"), to: .leave)
      ], notice: notice)
  }

  /// Enter does what is suggested.
  private var start: KeyBinding<HomeChoice> {
    let hint =
      if let left {
        KeyHint(
          "Enter", "go on", help: "go on with the quiz that you left, \(left) to go")
      } else if isOver {
        KeyHint("Enter", "ask more", brief: "more", help: "start \"\(next)\", more than today asks")
      } else {
        KeyHint("Enter", "start", help: "start \"\(next)\"")
      }
    return KeyBinding(
      hint, .enter, to: left == nil ? nextStanding.map { .quiz($0) } ?? .start : .start)
  }

  private func quiz(
    _ key: Character, _ standing: Standing, _ count: Int, _ help: String
  ) -> KeyBinding<HomeChoice>? {
    guard count > 0 else { return nil }
    return KeyBinding(
      KeyHint(String(key), standing.rawValue, help: help), .character(key), to: .quiz(standing))
  }

  private func reading(_ reading: HomeReading) -> KeyBinding<HomeChoice> {
    KeyBinding(
      KeyHint(String(reading.key), reading.name, help: reading.help), .character(reading.key),
      to: .read(reading))
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
      "left": left.map { .integer($0) } ?? .null, "paused": .integer(paused),
      "readiness": stats.readinessJSON,
      "leeches": .texts(stats.leeches.map(\.id)), "today": today.portion.json,
      "plan": today.planJSON, "scope": .text(scope?.filters),
    ]
  }
}
