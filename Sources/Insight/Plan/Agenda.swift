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
    case .habit(let habit), .plan(_, let habit): habit
    }
  }

  /// Whether the plan says what to ask today; long before its date the habit does.
  private var leading: Plan? {
    plan.flatMap { $0.wish.isFarAhead($0.today) ? nil : $0 }
  }

  /// What is still to be asked today of a library's questions.
  package func portion(of questions: [Question]) -> Portion {
    leading?.portion ?? habit.portion(of: questions)
  }

  /// As many questions as fit into some minutes, whatever was asked today already.
  package func portion(of questions: [Question], minutes: Int) -> Portion {
    Portion(
      order(questions), seconds: Double(minutes) * 60, isFirst: true,
      price: leading?.price ?? habit.price)
  }

  /// All of some questions, what today asks for before others.
  package func order(_ questions: [Question]) -> [Question] {
    guard let leading else { return habit.order(questions) }
    let wanted = Set(questions.map(\.id))
    let planned = leading.order.filter { wanted.contains($0.id) }
    let taken = Set(planned.map(\.id))
    return planned + habit.order(questions.filter { !taken.contains($0.id) })
  }
}
