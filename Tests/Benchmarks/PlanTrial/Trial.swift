import Foundation
import Insight
import Questions
import Quiz
import Scoring

/// What somebody knew before the first day.
enum Prior: String, CaseIterable {
  case nothing, some

  /// Shares of again, hard, good and easy among first answers.
  var firstGrades: [Double] {
    self == .nothing ? [0.24, 0.094, 0.495, 0.171] : [0.65, 0.05, 0.22, 0.08]
  }
}

/// A cell of the table.
struct Situation {
  let truth: TruthKind
  let prior: Prior
  let days: Int
  let minutes: Int
}

enum Policy { case plan, plain }

struct Outcome {
  /// The share of all questions that is recalled on the day; of what was never asked, what was known before.
  var share = 0.0
  var seen = 0.0
  /// Predicted less real share halfway, where a first answer tells what is known unasked.
  var forecastError = 0.0
  /// Whether the band predicted then holds the real share.
  var isHeld = true
  /// The real share where the plan was followed to the end, and where the daily habit took over halfway,
  /// counted like the forecast.
  var real = 0.0
  var realWithout = 0.0
  /// What was predicted for the latter.
  var without = 0.0
}

/// One learner in one situation, from the first day to the interview.
struct Trial {
  private let situation: Situation
  private let questions: [Question]
  private let seed: UInt64
  private var truth: any Truth
  private let firstGrades: [Int]
  private let knownFor: [Double]
  private var entries: [Int: [AnswerLog.Entry]] = [:]
  private var answers = 0

  /// Seconds that answers take: the first right or wrong, a later one right or wrong, a repeat.
  private static let seconds = (
    firstRight: 45.0, firstWrong: 75.0, right: 20.0, wrong: 45.0, again: 15.0
  )

  init(_ situation: Situation, _ questions: [Question], seed: UInt64) {
    self.situation = situation
    self.questions = questions
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let count = questions.count
    truth = situation.truth.truth(questions: count, using: &random)
    firstGrades = (0..<count).map { _ in
      var left = random.unit()
      return 1
        + (situation.prior.firstGrades.firstIndex {
          left -= $0; return left < 0
        } ?? 3)
    }
    knownFor = (0..<count).map { _ in exp(log(40) + 0.8 * random.normal()) }
  }

  mutating func run(_ policy: Policy) -> Outcome {
    var outcome = Outcome()
    var forecast: PlanForecast?
    let asked = situation.days / 2
    for number in 0..<situation.days {
      let day = Day(number: number)
      switch policy {
      case .plain: study(plainOrder(day), day)
      case .plan:
        let plan = plan(day)
        if number == asked {
          forecast = plan.forecast()
          outcome.realWithout = withTheHabit(from: number)
        }
        study(order(plan, day), day)
      }
    }
    outcome.share = share(countsFirstSight: situation.prior == .some)
    outcome.seen = Double(entries.count) / Double(questions.count)
    if let forecast {
      let real = share(countsFirstSight: true)
      outcome.forecastError = forecast.predicted.share - real
      outcome.isHeld = (forecast.predicted.low...forecast.predicted.high).contains(real)
      outcome.real = real
      outcome.without = forecast.without
    }
    return outcome
  }

  /// What is known on the day when from some day on the daily habit is followed in the same time.
  private func withTheHabit(from number: Int) -> Double {
    var other = self
    for number in number..<situation.days {
      let day = Day(number: number)
      let portion = other.habit(day).portion(of: questions)
      other.study(portion.questions.compactMap { Int($0.id) }, day)
    }
    return other.share(countsFirstSight: true)
  }

  private func share(countsFirstSight: Bool) -> Double {
    questions.indices.map { chance($0, countsFirstSight: countsFirstSight) }.reduce(0, +)
      / Double(questions.count)
  }

  private func chance(_ place: Int, countsFirstSight: Bool) -> Double {
    guard let last = entries[place]?.last else {
      return countsFirstSight && firstGrades[place] > 1 ? 1 : 0
    }
    return truth.recall(place, after: Double(situation.days - last.day.number))
  }

  private func plan(_ day: Day) -> Plan {
    let log = AnswerLog(
      entries.map { (question: questions[$0.key].id, answers: $0.value) })
    return Plan(
      StudyPlan(
        date: Day(number: situation.days), minutes: situation.minutes, made: Day(number: 0)),
      Plan.Grounds(today: day, questions: questions, topics: [], log: log))
  }

  /// What the program asks: by the plan, or by the habit where the plan leaves the day to it.
  private func order(_ plan: Plan, _ day: Day) -> [Int] {
    guard !plan.isLeading else { return plan.order.prefix(400).compactMap { Int($0.id) } }
    return Agenda.plan(plan, habit: habit(day)).order(questions).compactMap { Int($0.id) }
  }

  private func habit(_ day: Day) -> Habit {
    let memories = entries.compactMap { place, answers in
      FSRS6.standard.memory(after: answers.map { ($0.grade, $0.day) })
        .map { (questions[place].id, $0) }
    }
    let standings = Standings(
      memories: Dictionary(uniqueKeysWithValues: memories), today: day, scheduler: Scheduler())
    return Habit(standings, newPerDay: 1000, minutes: situation.minutes)
  }

  /// Spaced repetition without a date: due at 90 % first, by lowest recall, then new ones.
  private func plainOrder(_ day: Day) -> [Int] {
    let scheduler = Scheduler()
    let memories = entries.mapValues {
      scheduler.model.memory(after: $0.map { ($0.grade, $0.day) })
    }
    let due = memories.compactMapValues(\.self).filter { scheduler.isDue($0.value, on: day) }
      .map { (place: $0.key, recall: scheduler.recall($0.value, on: day)) }
      .sorted { ($0.recall, $0.place) < ($1.recall, $1.place) }
    return due.map(\.place) + questions.indices.filter { entries[$0] == nil }
  }

  /// Answers in an order until the time is used; the answer begun is finished.
  private mutating func study(_ order: some Sequence<Int>, _ day: Day) {
    var left = Double(situation.minutes) * 60
    for place in order {
      if left <= 0 { break }
      left -= answer(place, day)
    }
  }

  /// The seconds that it takes.
  private mutating func answer(_ place: Int, _ day: Day) -> Double {
    let isFirst = entries[place] == nil
    let days = entries[place]?.last.map { Double($0.day.distance(to: day)) } ?? 0
    let grade = isFirst ? firstGrades[place] : laterGrade(place, after: days)
    if isFirst {
      truth.first(
        place, grade, atLeast: situation.prior == .some && grade > 1 ? knownFor[place] : 0)
    } else {
      truth.review(place, grade, after: days)
    }
    note(place, grade, day)
    let seconds = Self.seconds
    guard grade == 1 else { return isFirst ? seconds.firstRight : seconds.right }
    truth.review(place, 3, after: 0)
    note(place, 3, day)
    return (isFirst ? seconds.firstWrong : seconds.wrong) + seconds.again
  }

  /// By a chance that is the same for every policy.
  private func laterGrade(_ place: Int, after days: Double) -> Int {
    let number = UInt64(entries[place]?.count ?? 0)
    var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(place) &* 101 &+ number)
    guard random.unit() < truth.recall(place, after: days) else { return 1 }
    let kind = random.unit()
    return kind < 0.224 ? 2 : kind < 0.855 ? 3 : 4
  }

  private mutating func note(_ place: Int, _ grade: Int, _ day: Day) {
    answers += 1
    let at = Instant(milliseconds: day.number * 86_400_000 + answers)
    entries[place, default: []].append(
      AnswerLog.Entry(at: at, day: day, grade: Grade(number: grade) ?? .again))
  }
}
