import Testing

@testable import Scoring

@Suite struct FitTrialTests {
  /// People who forget all by the second day, which the usual parameters do not foresee.
  private static let forgetful = AnswerLog(
    (0..<120).map { number in
      let days = [0, 1, 3, 4, 8]
      return (
        question: "q\(number)",
        answers: days.enumerated().map { place, day in
          AnswerLog.Entry(
            at: Instant(milliseconds: (day + number / 4) * 86_400_000 + number),
            day: Day(number: day + number / 4),
            grade: place > 0 && (number + place) % 10 < 7 ? .again : .good)
        }
      )
    })

  @Test func `a log of fewer than two hundred scored answers is not tried`() {
    let log = FitLog(FitHistories.log(questions: 20, days: 30, seed: 1))
    #expect(log.scored < FitLog.fewest)
    #expect(FitTrial(log) == nil)
  }

  @Test func `four parts are predicted by what is fitted to all before each`() throws {
    let log = FitLog(Self.forgetful)
    let trial = try #require(FitTrial(log))
    #expect(trial.answers == 480)
    #expect(trial.parts.map(\.fitted) == [96, 192, 288, 384])
    #expect(trial.parts.map(\.predicted) == [96, 96, 96, 96])
    #expect(trial.parts.allSatisfy { $0.losses.count == FitStage.allCases.count })
    let after = trial.parts.compactMap { $0.losses[trial.stage] }
    #expect(abs(after.reduce(0, +) / 4 - trial.lossAfter) < 1e-12)
    #expect(abs(trial.parts.map(\.lossBefore).reduce(0, +) / 4 - trial.lossBefore) < 1e-12)
  }

  @Test func `who forgets sooner than usual gets parameters that say so`() throws {
    let log = FitLog(Self.forgetful)
    let trial = try #require(FitTrial(log))
    #expect(trial.isBetter)
    #expect(trial.lossAfter < trial.lossBefore)
    #expect(trial.parameters == trial.stage.fitted(to: log))
    #expect(FSRS6(parameters: trial.parameters) != nil)
    #expect(trial.parameters[2] < FSRS6.defaultParameters[2])
    #expect(log.loss(trial.parameters) < log.loss(FSRS6.defaultParameters))
  }

  @Test func `against parameters that fit already nothing is better`() throws {
    let log = FitLog(Self.forgetful)
    let trial = try #require(FitTrial(log))
    let again = try #require(FitTrial(log, against: trial.parameters))
    #expect(!again.isBetter)
    #expect(again.parameters == trial.parameters)
  }

  @Test func `the same answers in another order give the same numbers`() throws {
    let log = FitHistories.log(questions: 150, days: 90, seed: 5)
    let turned = AnswerLog(
      log.histories.reversed().map { (question: $0.question, answers: $0.answers.reversed()) })
    let trial = try #require(FitTrial(FitLog(log)))
    #expect(FitTrial(FitLog(turned)) == trial)
  }

  @Test(arguments: FitStage.allCases)
  func `too little to go by gives the usual parameters`(stage: FitStage) {
    let log = FitLog(FitHistories.log(questions: 5, days: 10, seed: 1))
    #expect(stage.fitted(to: log) == FSRS6.defaultParameters)
  }
}
