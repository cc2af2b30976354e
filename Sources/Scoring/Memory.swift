/// What is remembered of one question that was answered at least once.
package struct Memory: Sendable, Equatable {
  /// Days after which recall has fallen to 90 %.
  package var stability: Double
  /// 1 (easy) to 10 (hard).
  package var difficulty: Double
  package var lastReview: Day
  /// How often it was answered.
  package var reviews: Int
  /// How often it was answered wrong after having been known for a day or more.
  package var lapses: Int
  /// Whether the last answer was wrong.
  package var lastGrade: Grade

  /// What a stability can be, in days.
  package static let stabilityRange = 0.001...36_500.0
  package static let difficultyRange = 1.0...10.0

  package init(
    stability: Double, difficulty: Double, lastReview: Day, reviews: Int = 1, lapses: Int = 0,
    lastGrade: Grade = .good
  ) {
    self.stability = stability
    self.difficulty = difficulty
    self.lastReview = lastReview
    self.reviews = reviews
    self.lapses = lapses
    self.lastGrade = lastGrade
  }
}

/// A model of forgetting: what a review does to a memory, and what is left of it later.
///
/// Everything that schedules goes through these three, so that another model can be replayed over
/// the same log.
package protocol MemoryModel: Sendable {
  /// The memory after an answer; `memory` is nil for a question's first one.
  ///
  /// A day before the last review (a clock set back, a log merged late) counts as the same day.
  func reviewed(_ memory: Memory?, _ grade: Grade, on day: Day) -> Memory

  /// The probability of recall, 0 to 1.
  func recall(_ memory: Memory, on day: Day) -> Double

  /// Days until recall falls to the desired retention, at least 1.
  func interval(_ memory: Memory, desiredRetention: Double, maximum: Int) -> Int
}

extension MemoryModel {
  /// The memories after a whole log, in the order of time and then of id.
  ///
  /// The result does not depend on the order of `reviews`, so merged logs agree. A log that is in
  /// order already, as the store gives it, takes O(n); any other O(n log n).
  package func replay(_ reviews: [Review]) -> [String: Memory] {
    let ordered = areOrdered(reviews) ? reviews : reviews.sorted { $0.comes(before: $1) }
    var places: [String: Int] = [:]
    var memories: [Memory] = []
    // By index: copying a million reviews out of the array costs more than the model.
    for index in ordered.indices {
      let (grade, day) = (ordered[index].grade, ordered[index].day)
      if let place = places[ordered[index].question] {
        memories[place] = reviewed(memories[place], grade, on: day)
      } else {
        places[ordered[index].question] = memories.count
        memories.append(reviewed(nil, grade, on: day))
      }
    }
    return places.mapValues { memories[$0] }
  }

  private func areOrdered(_ reviews: [Review]) -> Bool {
    reviews.indices.dropFirst().allSatisfy { index in
      reviews[index - 1].at < reviews[index].at
        || !reviews[index].comes(before: reviews[index - 1])
    }
  }

  /// The memory after one question's answers, in the order in which they were given; nil for none.
  package func memory(after answers: [(grade: Grade, day: Day)]) -> Memory? {
    answers.reduce(nil) { reviewed($0, $1.grade, on: $1.day) }
  }
}

extension Review {
  fileprivate func comes(before other: Review) -> Bool {
    at == other.at ? id < other.id : at < other.at
  }
}
