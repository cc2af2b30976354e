internal import Scoring

/// The days until an interview as they are foreseen, by the better course.
struct Foresight: Sendable {
  let course: Course
  let stands: Stands
  let played: PlayedDays
  /// How likely each of the stands is right on the date.
  let chances: [Double]
  /// The share known on the day.
  let share: Double
  /// The same when the daily habit is followed all along, at most as much.
  ///
  /// Near the date a plan covers even where the habit is foreseen to bring a little more: that rests on what
  /// is believed of questions never asked, and simulated learners did not gain by it. So no more is told
  /// than that it makes no difference.
  let without: Double

  /// `isChosen` says whether the best course is followed, and not the first.
  init(_ ground: RehearsalGround, isChosen: Bool) {
    let stands = Stands(ground.questions, atMost: 400)
    let courses = Course.candidates(from: ground.today, until: ground.date)
    let rehearsals = courses.map { ground.played(stands, minutes: ground.minutes, $0) }
    let shares = rehearsals.map { stands.share($0.chances) }
    var best = 0
    for place in shares.indices where isChosen && shares[place] > shares[best] { best = place }
    course = courses[best]
    played = rehearsals[best]
    chances = played.chances
    share = shares[best]
    without = min(shares[shares.count - 1], share)
    self.stands = stands
  }
}

/// What the days until an interview are played with.
struct RehearsalGround: Sendable {
  let questions: [PlannedQuestion]
  let learner: PlanLearner
  let desiredRetention: Double
  let today: Day
  let date: Day
  /// A day.
  let minutes: Int
  /// What is used already of today's time.
  let secondsUsed: Double

  func played(_ stands: Stands, minutes: Int, _ course: Course) -> PlayedDays {
    var rehearsal = Rehearsal(
      stands.questions, learner, from: max(today, course.planFrom), until: date)
    // A date that no plan can have, from another machine, is not played day by day for centuries.
    let first = max(today, date.advanced(by: -StudyPlan.daysRange.upperBound))
    for day in first..<max(first, date) {
      let seconds = max(0, Double(minutes) * 60 - (day == today ? secondsUsed : 0))
      rehearsal.study(
        day, seconds: seconds / stands.factor,
        by: course.isPlanned(day) ? .plan : .habit(desiredRetention: desiredRetention))
    }
    return rehearsal.played
  }
}

/// Questions that stand for all of a bank: each for itself, or in a large bank each for several.
struct Stands: Sendable {
  let places: [Int]
  let questions: [PlannedQuestion]
  /// How many questions each stands for.
  let factor: Double

  init(_ all: [PlannedQuestion], atMost most: Int) {
    let count = min(all.count, most)
    places = (0..<count).map { $0 * all.count / count }
    questions = places.map { all[$0] }
    factor = count == 0 ? 1 : Double(all.count) / Double(count)
  }

  /// The mean of chances, each with the weight of its question.
  func share(_ chances: [Double]) -> Double {
    let weight = questions.map(\.weight).reduce(0, +)
    guard weight > 0 else { return 0 }
    return zip(questions, chances).map { $0.weight * $1 }.reduce(0, +) / weight
  }

  /// The weight of what is unseen in the end, as a share.
  func unseenShare(_ end: [PlannedQuestion]) -> Double {
    share(end.map { $0.memory == nil ? 1 : 0 })
  }
}
