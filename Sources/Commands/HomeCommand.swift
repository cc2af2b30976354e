internal import History
internal import Questions
internal import Quiz
internal import Scoring
internal import Terminal

/// Where the reader stands today, and the one command to run next.
struct HomeCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HomeOptions) throws {
    let bank = try context.bank()
    let store = try context.storeForReading()
    let standings = try context.standings(store, bank)
    let log = try context.answers(store, bank)
    let home = Home(bank: bank, standings: standings, log: log)
    if options.json { return try context.print(home.json) }
    guard context.isInteractive, let next = try choose(home) else {
      return try context.print(home.text)
    }
    try run(next)
  }

  /// What is chosen by a key on the home screen; nil when there is no screen.
  ///
  /// The screen is given back before anything else begins.
  private func choose(_ home: Home) throws -> HomeChoice? {
    guard var screen = TerminalScreen(context) else { return nil }
    switch try screen.ask(home.page) {
    case .chosen(let choice): return choice
    case .interrupted: throw Failure.interrupted
    case .ended: return .leave
    }
  }

  private func run(_ choice: HomeChoice) throws {
    switch choice {
    case .quiz(let standing):
      var options = QuizOptions()
      options.filter.isDue = standing == .due
      options.filter.isNew = standing == .new
      options.filter.isWrong = standing == .wrong
      try QuizCommand(context).run(options)
    case .search: try SearchCommand(context).run(SearchOptions())
    case .stats: try StatsCommand(context).run(StatsOptions())
    case .topics: try TopicsCommand(context).run(JSONOptions())
    case .help: try HelpCommand(context).run([])
    case .leave: break
    }
  }
}

/// What can be started from the home screen.
enum HomeChoice {
  /// A quiz of all questions, or of those that stand so.
  case quiz(Standing?)
  case search, stats, topics, help, leave
}

struct Home {
  let questions: Int
  let due: Int
  let new: Int
  let wrong: Int
  let streak: Int
  let weakest: TopicStanding?
  let readiness: Stats.Figure
  let leeches: [Question]
  let daysAway: Int?

  init(bank: Bank, standings: Standings, log: AnswerLog) {
    let activity = Activity(log)
    readiness = Masteries(bank.questions, log, standings).figure(bank.questions)
    leeches = standings.leeches(bank.questions)
    questions = bank.questions.count
    due = bank.questions.count { standings.has($0, .due) }
    new = bank.questions.count { standings.has($0, .new) }
    wrong = bank.questions.count { standings.has($0, .wrong) }
    streak = activity.streak(until: standings.today)
    daysAway = activity.lastDay.map { max(0, $0.distance(to: standings.today)) }
    weakest = TopicStanding.all(of: bank, standings).filter { ($0.recall ?? 1) < Self.wellKnown }
      .min { ($0.recall ?? 1) < ($1.recall ?? 1) }
  }

  /// A topic recalled better than this is not worth naming as weak.
  private static let wellKnown = 0.95

  private var isFirstTime: Bool { daysAway == nil }

  /// The questions to ask next; nil stands for all of them.
  private var nextStanding: Standing? {
    if due > 0 { return .due }
    if wrong > 0 { return .wrong }
    return new > 0 && !isFirstTime ? .new : nil
  }

  var next: String {
    "prep quiz" + (nextStanding.map { " --\($0.rawValue)" } ?? "")
  }

  var text: String {
    guard !isFirstTime else {
      return """
        prep asks you Django interview questions and remembers what you know: \(questions) of them, offline.
        Start with ten of them:  prep quiz
        Find one:                prep search WORDS   (everything else: prep help)
        """
    }
    var lines = [
      "Due today: \(due).  Never asked: \(new) of \(questions).  Last answered wrong: \(wrong)."
    ]
    if let estimate = readiness.estimate {
      lines.append(
        "Readiness: \(estimate.words) of all questions right, if asked today\(readiness.change).")
    }
    if let weakest, let recall = weakest.recall {
      lines.append("Weakest topic: \(weakest.topic.title), recall \(percent(recall)).")
    }
    if let leech = leeches.first {
      lines.append(
        "Leeches: \(leeches.count), such as \(leech.id); read it slowly: prep show \(leech.id)")
    }
    lines.append(pace)
    lines.append("Next: \(next)")
    return lines.joined(separator: "\n")
  }

  /// The same on a screen, with keys to go on.
  var page: TextPage<HomeChoice> {
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
    let days = counted(streak, "day")
    return switch daysAway {
    case 0: "Streak: \(days). You have practised today."
    case 1: "Streak: \(days). Last practice: yesterday."
    case let away?: "Last practice: \(away) days ago."
    case nil: ""
    }
  }

  var json: JSON {
    [
      "due": .integer(due), "new": .integer(new), "wrong": .integer(wrong),
      "questions": .integer(questions), "streak": .integer(streak),
      "daysAway": daysAway.map { .integer($0) } ?? .null,
      "weakest": .text(weakest?.topic.id), "next": .text(next), "readiness": readiness.json,
      "leeches": .texts(leeches.map(\.id)),
    ]
  }
}
