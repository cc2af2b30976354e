package import Questions
package import Scoring

/// The daily habit without a date: what is due, and some new questions, so that the ground is covered too.
///
/// Of three questions one is new while there are any due and any new, so that reviews never take a whole
/// portion, however many have piled up.
package struct Habit: Sendable {
  private let standings: Standings
  private let syllabus: [String]
  private let prices: AnswerPrices
  /// Whether a day brings new questions at all.
  private(set) var bringsNew: Bool
  /// New questions that today has still to bring.
  private var newLeft: Int
  /// Seconds that are left of the time that a day has; nil where it has as much as it needs.
  private let secondsLeft: Double?
  private let isFirst: Bool

  /// `syllabus` holds the ids of its items in teaching order; `todaysTimes` are the answers of today; `minutes` is what a day has, nil for as much as it needs.
  package init(
    _ standings: Standings, syllabus: [String] = [], newPerDay: Int,
    prices: AnswerPrices = AnswerPrices(),
    todaysTimes: [AnswerTime] = [], minutes: Int? = nil
  ) {
    self.standings = standings
    self.syllabus = syllabus
    self.prices = prices
    bringsNew = newPerDay > 0
    let used = todaysTimes.map(prices.seconds).reduce(0, +)
    newLeft = max(0, newPerDay - todaysTimes.count { $0.occasion == .first })
    secondsLeft = minutes.map { max(0, Double($0) * 60 - used) }
    isFirst = todaysTimes.isEmpty
  }

  /// What is still to be asked today of some questions.
  package func portion(of questions: [Question]) -> Portion {
    let (due, new) = (due(questions), new(questions))
    return Portion(
      Self.mixed(due, Array(new.prefix(newLeft))), seconds: secondsLeft ?? .infinity,
      isFirst: isFirst, price: price)
  }

  /// Whether today's portion of some questions is empty.
  package func isDone(of questions: [Question]) -> Bool {
    // What is first in order decides only where time is short.
    guard secondsLeft == nil else { return portion(of: questions).isDone }
    return !questions.contains {
      standings.has($0, .due) || (newLeft > 0 && standings.has($0, .new))
    }
  }

  /// All of some questions, what today asks for before others: due and new ones mixed, then the others by
  /// lowest recall; new ones last where a day brings none.
  package func order(_ questions: [Question]) -> [Question] {
    let (due, new) = (due(questions), new(questions))
    let early = byRecall(
      questions.filter { !standings.has($0, .due) && !standings.has($0, .new) })
    return bringsNew ? Self.mixed(due, new) + early : due + early + new
  }

  /// Those of some questions that are asked unbidden: none that is new where a day brings none.
  func welcome(_ questions: [Question]) -> [Question] {
    bringsNew ? questions : questions.filter { !standings.has($0, .new) }
  }

  /// The same with as many new questions as fit into the time of a day, where it has one.
  var fillingItsTime: Habit {
    guard secondsLeft != nil else { return self }
    var habit = self
    (habit.bringsNew, habit.newLeft) = (true, .max)
    return habit
  }

  private func due(_ questions: [Question]) -> [Question] {
    byRecall(questions.filter { standings.has($0, .due) })
  }

  /// By their places among all of these questions, the seen ones too.
  private func new(_ questions: [Question]) -> [Question] {
    Coverage(questions, syllabus: syllabus).ordered(questions.filter { standings.has($0, .new) })
  }

  private func byRecall(_ questions: [Question]) -> [Question] {
    let recalls = questions.map { standings.recall($0) ?? 0 }
    return questions.indices.sorted { (recalls[$0], $0) < (recalls[$1], $1) }
      .map { questions[$0] }
  }

  /// Every third is new while both last.
  static func mixed<Item>(_ due: [Item], _ new: [Item]) -> [Item] {
    var (due, new) = (due[...], new[...])
    var mixed: [Item] = []
    while !due.isEmpty, let next = new.first {
      mixed += due.prefix(2)
      due = due.dropFirst(2)
      mixed.append(next)
      new = new.dropFirst()
    }
    return mixed + due + new
  }

  func price(_ question: Question) -> (isNew: Bool, seconds: Double) {
    guard let memory = standings.memories[question.id] else {
      return (true, prices.first(missed: FirstGrades()[.again]))
    }
    let recall = standings.scheduler.recall(memory, on: standings.today)
    return (false, prices.review(recall: recall))
  }
}
