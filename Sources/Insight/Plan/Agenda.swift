package import Questions
internal import Scoring

/// What today asks for: by a plan until its date, else by the daily habit.
package enum Agenda: Sendable {
  case habit(Habit)
  case plan(Plan, habit: Habit)

  package var plan: Plan? {
    if case .plan(let plan, _) = self { plan } else { nil }
  }

  private var habit: Habit {
    switch self {
    case .habit(let habit): habit
    // Towards a date the time of a day says how many new ones there are.
    case .plan(_, let habit): habit.fillingItsTime
    }
  }

  /// The plan where it says what to ask today; before its course begins the habit does.
  private var leading: Plan? { plan.flatMap { $0.isLeading ? $0 : nil } }

  /// What is asked at all.
  private func wanted(_ questions: [Question]) -> [Question] {
    plan.map { plan in questions.filter(plan.wants) } ?? questions
  }

  /// What is still to be asked today of a library's questions.
  package func portion(of questions: [Question]) -> Portion {
    leading?.portion ?? habit.portion(of: wanted(questions))
  }

  /// Whether that is nothing, which is known before it is put in order.
  package func isDone(of questions: [Question]) -> Bool {
    leading?.portion.isDone ?? habit.isDone(of: wanted(questions))
  }

  /// What is asked of some questions after today's portion, when somebody goes on.
  package func further(_ questions: [Question]) -> [Question] { order(habit.welcome(questions)) }

  /// As many questions as fit into some minutes, whatever was asked today already.
  package func portion(of questions: [Question], minutes: Int) -> Portion {
    Portion(
      further(questions), seconds: Double(minutes) * 60, isFirst: true,
      price: leading?.price ?? habit.price)
  }

  /// All of some questions, what today asks for before others.
  package func order(_ questions: [Question]) -> [Question] {
    let wanted = Set(questions.map(\.id))
    let planned =
      leading?.order.filter { wanted.contains($0.id) } ?? habit.order(self.wanted(questions))
    let taken = Set(planned.map(\.id))
    return planned + habit.order(questions.filter { !taken.contains($0.id) })
  }
}
