import Insight
import Scoring
import Testing

@Suite struct FirstStabilitiesTests {
  /// Each question is answered first with "good" and then, days later, right or wrong.
  private func log(_ outcomes: [(days: Int, isRight: Bool)]) -> AnswerLog {
    AnswerLog(
      outcomes.enumerated().flatMap { number, outcome in
        [(0, Grade.good), (outcome.days, outcome.isRight ? .good : .again)].map { day, grade in
          Review(
            id: "\(number)-\(day)", question: "q\(number)",
            at: Instant(milliseconds: day * 86_400_000 + number), day: Day(number: day),
            grade: grade)
        }
      })
  }

  private func fitted(_ outcomes: [(days: Int, isRight: Bool)]) -> [Double] {
    OwnStabilities(log(outcomes), standard: FSRS6.defaultParameters).parameters
  }

  @Test func `without answers of a later day nothing changes`() {
    #expect(fitted([]) == FSRS6.defaultParameters)
  }

  @Test func `who still knows after weeks gets a longer stability, drawn towards the standard`() {
    let known = fitted(Array(repeating: (30, true), count: 40))[2]
    let few = fitted(Array(repeating: (30, true), count: 2))[2]
    #expect(known > 10)
    #expect(2.3065 < few && few < known)
  }

  @Test
  func `who has forgotten after a day gets a shorter one, never below that of a lesser grade`() {
    let parameters = fitted(Array(repeating: (1, false), count: 40))
    #expect(parameters[2] < 1.5)
    #expect(parameters[..<4].sorted() == Array(parameters[..<4]))
  }

  @Test func `shares of first grades are drawn towards the usual ones`() {
    let grades = FirstGrades(log(Array(repeating: (1, true), count: 20)))
    #expect(abs(grades[.good] - (20 + 20 * 0.495) / 40) < 1e-12)
    #expect(abs(grades[.again] - 0.12) < 1e-12)
  }
}
