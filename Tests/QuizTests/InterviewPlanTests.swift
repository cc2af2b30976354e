import Questions
import Quiz
import Testing

@Suite struct InterviewPlanTests {
  private func deal(
    _ questions: [Question], minutes: Int = 30, seed: UInt64 = 1
  ) -> InterviewPlan.Dealt {
    var generator = SeededGenerator(seed: seed)
    return InterviewPlan(minutes: minutes).questions(from: questions, using: &generator)
  }

  private func plan(_ questions: [Question], minutes: Int = 30, seed: UInt64 = 1) -> [Question] {
    deal(questions, minutes: minutes, seed: seed).planned
  }

  private var bank: [Question] {
    (0..<60).map { number in
      let (topic, level) = ("t\(number % 5)", Level.allCases[number / 5 % 3])
      return number < 20
        ? Samples.open("open-\(number)", topic: topic, level: level)
        : Samples.choice("choice-\(number)", topic: topic, level: level)
    }
  }

  @Test func `kinds are mixed, topics and levels even, and the time is kept`() {
    for seed in 0..<30 as Range<UInt64> {
      let questions = plan(bank, seed: seed)
      let minutes = questions.map {
        $0.kind.minutes
      }
      #expect(minutes.reduce(0, +) <= 30)
      #expect(minutes.reduce(0, +) > 25)
      #expect(questions.count { $0.kind == OpenAnswer.kind } >= 3)
      #expect(questions.count { $0.kind == Choice.kind } >= 6)
      #expect(Set(questions.map(\.level)).count == 3)
      let topics = Dictionary(grouping: questions, by: \.topic).values.map(\.count)
      #expect((topics.max() ?? 0) - (topics.min() ?? 0) <= 2)
      #expect(Set(questions.map(\.id)).count == questions.count)
    }
  }

  @Test func `a seed repeats the plan and another one changes it`() {
    #expect(plan(bank, seed: 3).map(\.id) == plan(bank, seed: 3).map(\.id))
    #expect(plan(bank, seed: 3).map(\.id) != plan(bank, seed: 4).map(\.id))
  }

  @Test func `few questions are asked once, none plan nothing`() {
    #expect(plan([Samples.open("one")], minutes: 5).map(\.id) == ["one"])
    #expect(plan([Samples.choice("one")], minutes: 240).map(\.id) == ["one"])
    #expect(plan([]).isEmpty)
  }

  @Test func `who is quicker is asked others, for three times as long and no more`() {
    let dealt = deal(bank, minutes: 10)
    let all = (dealt.planned + dealt.further).map(\.id)
    #expect(Set(all).count == all.count)
    let minutes = dealt.further.map { $0.kind.minutes }.reduce(0, +)
    #expect((26...35).contains(minutes))
    #expect(Set(deal(bank, minutes: 240).further.map(\.id)).count < bank.count)
    #expect(deal([Samples.open("one")], minutes: 5).further.isEmpty)
  }
}
