internal import Scoring

/// What has come of a rehearsal.
struct PlayedDays: Sendable {
  /// As they are in the end.
  let questions: [PlannedQuestion]
  let days: [PlannedDay]
  /// What was asked on which day, in order.
  let asked: [(place: Int, day: Day)]
  let learner: PlanLearner
  let date: Day

  /// The day on which the last question was seen; nil when some never were.
  var coveredOn: Day? {
    guard questions.allSatisfy({ $0.memory != nil || $0.weight == 0 }) else { return nil }
    return days.last { $0.new > 0 }?.day
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
      var grade = learner.firstGrades.grade(at: chance, right: start[place].firstSight)
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
