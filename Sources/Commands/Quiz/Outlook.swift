internal import History
internal import Questions
internal import Quiz
internal import Scoring

/// A reason to come back: how long the streak is and what waits tomorrow.
struct Outlook {
  let streak: Int
  let dueTomorrow: Int

  init(streak: Int, dueTomorrow: Int) {
    self.streak = streak
    self.dueTomorrow = dueTomorrow
  }

  init(
    _ bank: Bank, _ store: borrowing ProgressStore, _ context: Context
  ) throws {
    let standings = try context.standings(store, bank)
    let log = try context.answers(store, bank)
    let tomorrow = Standings(
      memories: standings.memories, today: standings.today.advanced(by: 1),
      scheduler: standings.scheduler)
    self.init(
      streak: Activity(log).streak(until: standings.today),
      dueTomorrow: bank.questions.count { tomorrow.has($0, .due) })
  }

  var sentence: String {
    "Streak: \(counted(streak, "day")). Due by tomorrow: \(counted(dueTomorrow, "question"))."
  }
}
