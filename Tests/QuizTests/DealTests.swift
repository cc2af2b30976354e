import Questions
import Quiz
import Scoring
import Testing

@Suite struct DealTests {
  private func deal(
    _ questions: [Question], _ memories: [String: Memory] = [:], count: Int = 100, seed: UInt64 = 1
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return Deal(Samples.standings(memories))
      .questions(from: questions, count: count, using: &generator).map(\.id)
  }

  @Test func `due questions come first, those most likely forgotten before the others`() {
    let ids = ["a", "b", "c"]
    let memories = [
      "a": Samples.memory(lastDay: 89), "b": Samples.memory(lastDay: 50),
      "c": Samples.memory(lastDay: 99),
    ]
    let questions = (ids + ["new"]).map { Samples.choice($0) }
    #expect(deal(questions, memories) == ["b", "a", "new", "c"])
  }

  @Test func `new questions come from easier to harder`() {
    let questions = [
      Samples.choice("hard", level: .advanced), Samples.choice("easy"),
      Samples.choice("middle", level: .intermediate),
    ]
    #expect(deal(questions) == ["easy", "middle", "hard"])
  }

  @Test func `topics are interleaved while that can be helped`() {
    let questions =
      (0..<4).map { Samples.choice("orm-\($0)") }
      + (0..<4).map { Samples.choice("forms-\($0)", topic: "forms") }
    let topics = deal(questions, seed: 7).map { $0.prefix(3) }
    #expect(zip(topics, topics.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test func `related questions are kept apart`() {
    var first = Samples.choice("first")
    first.related = ["second"]
    let questions = [first, Samples.choice("second"), Samples.choice("third")]
    for seed in 0..<20 as Range<UInt64> {
      let ids = deal(questions, seed: seed)
      if ids[1] != "third" { #expect(ids[0] == "third") }
    }
  }

  @Test func `nothing is dealt twice and the count is kept`() {
    let questions = (0..<50).map { Samples.choice("q\($0)", topic: "t\($0 % 5)") }
    for seed in 0..<50 as Range<UInt64> {
      let ids = deal(questions, count: 20, seed: seed)
      #expect(ids.count == 20)
      #expect(Set(ids).count == 20)
    }
  }

  @Test func `a seed repeats the deal and another one changes it`() {
    let questions = (0..<20).map { Samples.choice("q\($0)") }
    #expect(deal(questions, seed: 3) == deal(questions, seed: 3))
    #expect(deal(questions, seed: 3) != deal(questions, seed: 4))
  }

  @Test func `no questions make an empty deal`() {
    #expect(deal([]) == [])
  }

  @Test func `new questions follow the syllabus, topic by topic in turn`() {
    func question(_ id: String, _ topic: String, _ item: String) -> Question {
      var question = Samples.choice(id, topic: topic)
      question.covers = [item]
      return question
    }
    let questions = [
      question("orm-2", "orm", "B"), question("orm-1", "orm", "A"),
      question("forms-2", "forms", "D"), question("forms-1", "forms", "C"),
    ]
    var generator = SeededGenerator(seed: 9)
    let dealt = Deal(Samples.standings(), syllabus: ["A", "B", "C", "D"])
      .questions(from: questions, count: 4, using: &generator)
    #expect(dealt.map(\.id) == ["orm-1", "forms-1", "orm-2", "forms-2"])
  }

  @Test func `what is forgotten six times is a leech, what is weak comes by its recall`() {
    let memories = [
      "often": Samples.memory(lastDay: 99, lapses: 6),
      "twice": Samples.memory(lastDay: 80, lapses: 2),
      "once": Samples.memory(lastDay: 99, lapses: 1), "faded": Samples.memory(lastDay: 0),
    ]
    let questions = ["often", "twice", "once", "faded", "new"].map { Samples.choice($0) }
    let standings = Samples.standings(memories)
    #expect(standings.leeches(questions).map(\.id) == ["often"])
    #expect(standings.weakest(questions).map(\.id) == ["faded", "twice", "often"])
  }
}
