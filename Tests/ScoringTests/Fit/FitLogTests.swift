import Testing

@testable import Scoring

@Suite struct FitLogTests {
  private func entry(_ day: Int, _ grade: Grade, second: Int = 0) -> AnswerLog.Entry {
    AnswerLog.Entry(
      at: Instant(milliseconds: day * 86_400_000 + second * 1000), day: Day(number: day),
      grade: grade)
  }

  @Test func `what is scored is every answer on a later day than the one before it`() {
    let log = FitLog(
      AnswerLog([
        ("b", [entry(0, .again), entry(0, .good, second: 1), entry(3, .hard)]),
        ("a", [entry(1, .good), entry(2, .again), entry(6, .easy)]),
      ]))
    #expect(log.scored == 3)
    #expect(log.questions == [0..<3, 3..<6])
    #expect(
      log.steps == [
        FitLog.Step(grade: .good, gap: 0), FitLog.Step(grade: .again, gap: 1, rank: 0),
        FitLog.Step(grade: .easy, gap: 4, rank: 2), FitLog.Step(grade: .again, gap: 0),
        FitLog.Step(grade: .good, gap: 0), FitLog.Step(grade: .hard, gap: 3, rank: 1),
      ])
  }

  @Test func `a day before the last answer counts as the same day`() {
    let log = FitLog(
      AnswerLog([
        (
          "a",
          [
            AnswerLog.Entry(at: Instant(milliseconds: 0), day: Day(number: 5), grade: .good),
            AnswerLog.Entry(at: Instant(milliseconds: 1), day: Day(number: 3), grade: .good),
            AnswerLog.Entry(at: Instant(milliseconds: 2), day: Day(number: 6), grade: .good),
          ]
        )
      ]))
    #expect(log.steps.map(\.gap) == [0, 0, 1])
  }

  /// By hand: after "good" the usual stability is 2.3065 days, and the recall after two days 0.9095.
  @Test func `the loss of one prediction is the logarithm of what it gave to what came`() {
    let log = FitLog(AnswerLog([("a", [entry(0, .good), entry(2, .good)])]))
    #expect(abs(log.loss(FSRS6.defaultParameters) - 0.094_867_7) < 1e-6)
  }

  @Test func `a training set ends where it is told to, and newer answers weigh more`() {
    let set = TrainingSet(FitLog(FitHistories.log(questions: 100, days: 60, seed: 3)), before: 300)
    #expect(set.weights.count == 300)
    #expect(set.weights.count { $0 > 0 } == set.count)
    let weights = set.weights.filter { $0 > 0 }
    #expect(weights == weights.sorted())
    #expect(weights.first == 0.25)
    #expect(weights.last == 1)
  }
}
