internal import Progress
internal import Questions
internal import Quiz
internal import Scoring

/// Where the reader stands today, and the one command to run next.
struct HomeCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HomeOptions) throws(Failure) {
    let bank = try context.bank()
    let store = try context.storeForReading()
    let standings = try context.standings(store, bank)
    let log = try stored { () throws(StoreFailure) in try store.answers(current: bank.currentID) }
    let home = Home(bank: bank, standings: standings, activity: Activity(log))
    if options.json { try context.print(home.json) } else { try context.print(home.text) }
  }
}

private struct Home {
  let questions: Int
  let due: Int
  let new: Int
  let wrong: Int
  let streak: Int
  let weakest: TopicStanding?
  let daysAway: Int?

  init(bank: Bank, standings: Standings, activity: Activity) {
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

  var next: String {
    if due > 0 { return "prep quiz --due" }
    if wrong > 0 { return "prep quiz --wrong" }
    return new > 0 && !isFirstTime ? "prep quiz --new" : "prep quiz"
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
    if let weakest, let recall = weakest.recall {
      lines.append("Weakest topic: \(weakest.topic.title), recall \(percent(recall)).")
    }
    lines.append(pace)
    lines.append("Next: \(next)")
    return lines.joined(separator: "\n")
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
      "weakest": .text(weakest?.topic.id), "next": .text(next),
    ]
  }
}
