import Insight
import Scoring
import Testing

@Suite struct CoverThenGainTests {
  private func policy(today: Int, date: Int) -> CoverThenGain<FSRS6> {
    let (today, date) = (Day(number: today), Day(number: date))
    return CoverThenGain(
      GainTable(.standard, from: today, until: date), AnswerPrices(), today: today)
  }

  private let memory = FSRS6.standard.reviewed(nil, .good, on: Day(number: 0))

  @Test func `the worked example of the formula is what it computes`() {
    let policy = policy(today: 5, date: 15)
    // Computed apart, with NumPy.
    #expect(abs(policy.gain(memory) - 0.156913) < 1e-5)
    #expect(abs(policy.gain(memory, after: 8) - 0.214949) < 1e-5)
    #expect(abs(policy.gain(memory, after: 9) - 0.232620) < 1e-5)
    #expect(abs(policy.score(memory) - 0.0037344) < 1e-6)
  }

  @Test func `on the eve nothing is taken off for a later day`() {
    let policy = policy(today: 9, date: 10)
    let recall = FSRS6.standard.recall(memory, on: Day(number: 9))
    let price = 20 * recall + 60 * (1 - recall)
    #expect(abs(policy.score(memory) - policy.gain(memory) / price) < 1e-12)
  }

  private func question(
    _ memory: Memory? = nil, weight: Double = 1, turn: Double = 0
  ) -> PlannedQuestion {
    PlannedQuestion(weight: weight, coverage: turn, turn: turn, memory: memory, firstSight: 0.5)
  }

  private func order(_ questions: [PlannedQuestion], today: Int = 5) -> [Int] {
    Array(PlanOrder(questions, policy(today: today, date: 15), today: Day(number: today)))
  }

  @Test func `unseen questions come first, by their turns`() {
    let questions = [
      question(memory), question(turn: 0.9), question(turn: 0.1), question(weight: 3, turn: 0.05),
    ]
    #expect(order(questions) == [3, 2, 1, 0])
  }

  @Test func `a weight of 0 and what was asked today are left out`() {
    let today = FSRS6.standard.reviewed(nil, .good, on: Day(number: 5))
    #expect(order([question(weight: 0), question(memory, weight: 0), question(today)]) == [])
  }

  @Test func `seen questions come by their scores, as if each were worked out`() {
    let memories = (0..<200).map { number in
      (0...number % 4).reduce(nil) { memory, step -> Memory? in
        FSRS6.standard.reviewed(
          memory, Grade.allCases[(number / 4 + step) % 4], on: Day(number: step * 3 + number % 3))
      }
    }
    let questions = memories.enumerated().map { question($1, weight: Double(1 + $0 % 3)) }
    let policy = policy(today: 20, date: 40)
    let places = Array(PlanOrder(questions, policy, today: Day(number: 20)))
    let scores = places.map { place in
      memories[place].map { policy.score($0) * questions[place].weight } ?? 0
    }
    #expect(places.count == 200)
    #expect(scores == scores.sorted(by: >))
  }
}
