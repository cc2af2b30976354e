package import Scoring

/// A day of a plan, as far as it can be foreseen.
package struct PlannedDay: Sendable, Equatable {
  package let day: Day
  package var new = 0.0
  package var review = 0.0
  package var seconds = 0.0
}

/// Plays the days until an interview, with a learner as the model believes them to be.
struct Rehearsal {
  /// How the questions of a day are chosen.
  enum Policy {
    case plan
    /// Spaced repetition without a date: due ones by lowest recall, then new ones.
    case plain(desiredRetention: Double)
  }

  private let learner: PlanLearner
  private let date: Day
  private let gains: GainTable<FSRS6>
  private(set) var questions: [PlannedQuestion]
  private var answers: [Int]
  private(set) var days: [PlannedDay] = []
  /// What was asked on which day, in order.
  private(set) var asked: [(place: Int, day: Day)] = []
  /// Seconds not used, or used too many, which the next day makes up for.
  private var carried = 0.0

  init(_ questions: [PlannedQuestion], _ learner: PlanLearner, from today: Day, until date: Day) {
    gains = GainTable(learner.model, from: today, until: date)
    self.questions = questions
    self.learner = learner
    self.date = date
    answers = Array(repeating: 0, count: questions.count)
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
      case .plain(let retention): outcomes(plainOrder(on: day, retention), on: day)
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
      let grade = learner.firstGrades.grade(at: chance)
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
    asked.append((outcome.place, day))
  }

  private func plainOrder(on day: Day, _ retention: Double) -> [Int] {
    let places = questions.indices.filter { questions[$0].weight > 0 }
    let due = places.compactMap { place -> (place: Int, recall: Double)? in
      guard let memory = questions[place].memory else { return nil }
      let days = learner.model.interval(
        memory, desiredRetention: retention, maximum: Scheduler.maximumIntervalRange.upperBound)
      guard memory.lastReview.advanced(by: days) <= day else { return nil }
      return (place, learner.model.recall(memory, on: day))
    }
    let new = places.filter { questions[$0].memory == nil }
      .sorted { (questions[$0].coverage, $0) < (questions[$1].coverage, $1) }
    return due.sorted { ($0.recall, $0.place) < ($1.recall, $1.place) }.map(\.place) + new
  }

  /// How likely each question is right on the date, when the learner is as believed.
  var chances: [Double] {
    questions.map { question in
      question.memory.map {
        learner.calibration.corrected(learner.model.recall($0, on: date))
      } ?? question.firstSight
    }
  }

  /// The same when the learner is another: what was asked is asked of that one.
  ///
  /// `start` holds the questions as they were before the first day.
  func chances(_ start: [PlannedQuestion], _ other: PlanLearner.Likeness) -> [Double] {
    var memories = start.map { question -> Memory? in
      guard var memory = question.memory else { return nil }
      memory.stability = min(
        max(memory.stability * other.stabilityFactor, Memory.stabilityRange.lowerBound),
        Memory.stabilityRange.upperBound)
      return memory
    }
    var answers = Array(repeating: 0, count: start.count)
    for (place, day) in asked {
      let chance = Chance.unit(place, answer: answers[place])
      var grade = learner.firstGrades.grade(at: chance)
      if let memory = memories[place] {
        let recall = other.model.recall(memory, on: day)
        grade = chance < recall ? .recalled(at: chance / recall) : .again
      }
      let memory = other.model.reviewed(memories[place], grade, on: day)
      memories[place] = other.model.afterMiss(memory, grade, on: day)
      answers[place] += 1
    }
    return start.indices.map { place in
      memories[place].map { other.calibration.corrected(other.model.recall($0, on: date)) }
        ?? start[place].firstSight
    }
  }
}
