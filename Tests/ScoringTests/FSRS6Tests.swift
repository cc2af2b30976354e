import Scoring
import Testing

@Suite struct FSRS6Tests {
  private let model = FSRS6.standard

  /// Replays grades on days and gives the memory at the end.
  private func memory(_ grades: [Grade], on days: [Int]) throws -> Memory {
    var memory: Memory?
    for (grade, day) in zip(grades, days) {
      memory = model.reviewed(memory, grade, on: Day(number: day))
    }
    return try #require(memory)
  }

  private func isClose(_ left: Double, _ right: Double, within: Double = 1e-6) -> Bool {
    abs(left - right) <= within * abs(right)
  }

  /// Published by swift-fsrs and ts-fsrs: difficulty after the first review.
  @Test(arguments: [
    (Grade.again, 0.212, 6.4133), (.hard, 1.2931, 5.112_170_71),
    (.good, 2.3065, 2.118_103_97), (.easy, 8.2956, 1.0),
  ])
  func `a first review gives the published state`(
    grade: Grade, stability: Double, difficulty: Double
  ) throws {
    let memory = try memory([grade], on: [0])
    #expect(isClose(memory.stability, stability))
    #expect(isClose(memory.difficulty, difficulty))
    #expect(memory.reviews == 1)
    #expect(memory.lapses == 0)
  }

  /// The sequence that py-fsrs and fsrs-rs publish; it holds a review on the same day.
  @Test func `the published sequence ends in the published state`() throws {
    let memory = try memory(
      [.again, .good, .good, .good, .good, .good], on: [0, 0, 1, 4, 12, 33])
    #expect(isClose(memory.stability, 53.62691))
    #expect(isClose(memory.difficulty, 6.357_486_7))
    #expect(memory.reviews == 6)
  }

  /// From py-fsrs 6.3.2 with no learning steps and no fuzzing, one review on each due day.
  @Test func `reviews on their due days give the reference's intervals`() throws {
    var memory: Memory?
    var day = Day(number: 0)
    var intervals: [Int] = []
    for grade in Array(repeating: Grade.good, count: 6) + [.again, .again]
      + Array(repeating: Grade.good, count: 5)
    {
      let next = model.reviewed(memory, grade, on: day)
      intervals.append(model.interval(next, desiredRetention: 0.9, maximum: 36_500))
      day = day.advanced(by: intervals.last ?? 0)
      memory = next
    }
    #expect(intervals == [2, 11, 46, 163, 497, 1346, 9, 1, 2, 4, 7, 13, 22])
  }

  @Test func `recall is certain at once and ninety percent after one stability`() throws {
    let memory = Memory(stability: 10, difficulty: 5, lastReview: Day(number: 0))
    #expect(model.recall(memory, on: Day(number: 0)) == 1)
    #expect(isClose(model.recall(memory, on: Day(number: 10)), 0.9))
    #expect(model.recall(memory, on: Day(number: -5)) == 1)
  }

  @Test(arguments: [(0.9, 10), (0.8, 33), (0.95, 4), (0.99, 1)])
  func `an interval lets recall fall to the wish`(retention: Double, days: Int) {
    let memory = Memory(stability: 10, difficulty: 5, lastReview: Day(number: 0))
    #expect(model.interval(memory, desiredRetention: retention, maximum: 36_500) == days)
    #expect(model.interval(memory, desiredRetention: retention, maximum: 2) == min(2, days))
  }

  @Test func `a better grade never shortens the interval`() throws {
    for seed in 0..<500 {
      var generator = seed
      func next(_ count: Int) -> Int {
        generator = generator &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(generator.magnitude >> 33) % count
      }
      var memory: Memory?
      var day = 0
      for _ in 0..<next(8) + 1 {
        day += next(30)
        memory = model.reviewed(memory, Grade.allCases[next(4)], on: Day(number: day))
      }
      day += next(60)
      let stabilities = Grade.allCases.map {
        model.reviewed(memory, $0, on: Day(number: day)).stability
      }
      #expect(stabilities == stabilities.sorted())
    }
  }

  @Test func `a clock set back counts as the same day`() throws {
    let known = try memory([.good, .good], on: [0, 5])
    let earlier = model.reviewed(known, .good, on: Day(number: 2))
    let same = model.reviewed(known, .good, on: Day(number: 5))
    #expect(earlier == same)
    #expect(earlier.lastReview == Day(number: 5))
  }

  @Test func `only what was known for a day can lapse`() throws {
    #expect(try memory([.again, .again], on: [0, 0]).lapses == 0)
    #expect(try memory([.good, .again, .good, .again], on: [0, 3, 3, 9]).lapses == 2)
  }

  @Test func `a replay does not depend on the order of the log`() throws {
    let log = (0..<40).map { number in
      Review(
        id: "r\(number)", question: "q\(number % 3)", at: Instant(milliseconds: number / 2),
        day: Day(number: number / 4), grade: Grade.allCases[number % 4])
    }
    #expect(model.replay(log) == model.replay(log.reversed()))
    #expect(model.replay(log).count == 3)
  }

  @Test func `parameters outside of their ranges are refused`() {
    let standard = FSRS6.defaultParameters
    #expect(FSRS6(parameters: standard) == .standard)
    #expect(FSRS6(parameters: []) == nil)
    #expect(FSRS6(parameters: Array(standard.dropLast())) == nil)
    for place in standard.indices {
      var parameters = standard
      parameters[place] = FSRS6.parameterRanges[place].upperBound + 1
      #expect(FSRS6(parameters: parameters) == nil)
      parameters[place] = .nan
      #expect(FSRS6(parameters: parameters) == nil)
    }
  }
}
