package import Scoring

/// A day of a plan, as far as it can be foreseen.
package struct PlannedDay: Sendable, Equatable {
  package let day: Day
  package var new = 0
  package var review = 0
  package var seconds = 0.0
}

/// Plays the days until an interview, with a learner as the model believes them to be.
struct Rehearsal {
  /// How the questions of a day are chosen.
  enum Policy {
    case plan
    /// The daily habit in the time there is: due ones by lowest recall, every third question new.
    case habit(desiredRetention: Double)
  }

  private let learner: PlanLearner
  private let date: Day
  private let gains: GainTable<FSRS6>
  private var questions: [PlannedQuestion]
  private var answers: [Int]
  private var dueDays: [Day?]
  private var days: [PlannedDay] = []
  /// What was asked on which day, in order.
  private var asked: [(place: Int, day: Day)] = []
  /// Seconds not used, or used too many, which the next day makes up for.
  private var carried = 0.0

  /// Gains are looked up from `start` on, where a plan begins.
  init(_ questions: [PlannedQuestion], _ learner: PlanLearner, from start: Day, until date: Day) {
    gains = GainTable(learner.model, from: start, until: date)
    self.questions = questions
    self.learner = learner
    self.date = date
    answers = Array(repeating: 0, count: questions.count)
    dueDays = Array(repeating: nil, count: questions.count)
  }

  /// Studies for a day.
  mutating func study(_ day: Day, seconds: Double, by policy: Policy) {
    carried += seconds
    guard carried > 0 else { return days.append(PlannedDay(day: day)) }
    let outcomes =
      switch policy {
      case .plan:
        outcomes(
          PlanOrder(
            questions, CoverThenGain(gains, learner.prices, today: day), today: day), on: day)
      case .habit(let retention): outcomes(habitOrder(on: day, retention), on: day)
      }
    var summary = PlannedDay(day: day)
    for outcome in outcomes {
      let isNew = questions[outcome.place].memory == nil
      summary.new += isNew ? 1 : 0
      summary.review += isNew ? 0 : 1
      summary.seconds += outcome.seconds
      take(outcome, on: day)
    }
    // What nothing was left for is not kept for later.
    carried = min(carried - summary.seconds, 0)
    days.append(summary)
  }

  private struct Outcome {
    let place: Int
    let grade: Grade
    let seconds: Double
  }

  /// What comes out of asking in an order until the time is used; the answer begun is finished.
  private func outcomes(_ order: some Sequence<Int>, on day: Day) -> [Outcome] {
    var outcomes: [Outcome] = []
    var left = carried
    for place in order {
      let outcome = outcome(place, on: day)
      outcomes.append(outcome)
      left -= outcome.seconds
      if left <= 0 { break }
    }
    return outcomes
  }

  private func outcome(_ place: Int, on day: Day) -> Outcome {
    let prices = learner.prices
    let chance = Chance.unit(place, answer: answers[place])
    guard let memory = questions[place].memory else {
      let grade = learner.firstGrades.grade(at: chance, right: questions[place].firstSight)
      return Outcome(
        place: place, grade: grade,
        seconds: prices.first(missed: grade == .again ? 1 : 0))
    }
    let recall = learner.model.recall(memory, on: day)
    let isRight = chance < recall
    return Outcome(
      place: place, grade: isRight ? .recalled(at: chance / recall) : .again,
      seconds: prices.review(recall: isRight ? 1 : 0))
  }

  private mutating func take(_ outcome: Outcome, on day: Day) {
    let memory = learner.model.reviewed(
      questions[outcome.place].memory, outcome.grade, on: day)
    questions[outcome.place].memory = learner.model.afterMiss(memory, outcome.grade, on: day)
    answers[outcome.place] += 1
    dueDays[outcome.place] = nil
    asked.append((outcome.place, day))
  }

  private mutating func habitOrder(on day: Day, _ retention: Double) -> [Int] {
    let places = questions.indices.filter { questions[$0].weight > 0 }
    var due: [(place: Int, recall: Double)] = []
    for place in places {
      guard let memory = questions[place].memory, dueDay(place, memory, retention) <= day else {
        continue
      }
      due.append((place, learner.model.recall(memory, on: day)))
    }
    let new = places.filter { questions[$0].memory == nil }
      .sorted { (questions[$0].coverage, $0) < (questions[$1].coverage, $1) }
    return Habit.mixed(
      due.sorted { ($0.recall, $0.place) < ($1.recall, $1.place) }.map(\.place), new)
  }

  /// Worked out once for each memory: most wait for weeks.
  private mutating func dueDay(_ place: Int, _ memory: Memory, _ retention: Double) -> Day {
    if let day = dueDays[place] { return day }
    let days = learner.model.interval(
      memory, desiredRetention: retention, maximum: Scheduler.maximumIntervalRange.upperBound)
    let day = memory.lastReview.advanced(by: days)
    dueDays[place] = day
    return day
  }

  /// What has come of it so far.
  var played: PlayedDays {
    PlayedDays(questions: questions, days: days, asked: asked, learner: learner, date: date)
  }
}
