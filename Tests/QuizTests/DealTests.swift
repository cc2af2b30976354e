import Insight
import Questions
import Quiz
import Scoring
import Testing

@Suite struct DealTests {
  private func deal(
    _ questions: [Question], _ memories: [String: Memory] = [:], count: Int = 100, seed: UInt64 = 1
  ) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return Deal(Samples.agenda(memories))
      .questions(from: questions, .count(count), using: &generator).map(\.id)
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

  @Test func `every third question is new, however many are due`() {
    let memories = Dictionary(
      uniqueKeysWithValues: (0..<9).map { ("due-\($0)", Samples.memory(lastDay: 50 + $0)) })
    let questions =
      (0..<9).map { Samples.choice("due-\($0)") } + (0..<3).map { Samples.choice("new-\($0)") }
    #expect(
      deal(questions, memories, count: 9).map { $0.hasPrefix("new") ? "new" : $0 } == [
        "due-0", "due-1", "new", "due-2", "due-3", "new", "due-4", "due-5", "new",
      ])
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

  @Test func `one topic follows itself only when it is more than half of the deal`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let topics = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
        // The product makes some topics far more frequent than others.
        Int.random(in: 0...3, using: &generator) * Int.random(in: 0...2, using: &generator)
      }
      let most = Dictionary(grouping: topics, by: \.self).values.map(\.count).max() ?? 0
      let questions = topics.enumerated().map { Samples.choice("q\($0)", topic: "t\($1)") }
      let dealt = Deal(Samples.agenda())
        .questions(from: questions, .count(100), using: &generator)
      let pairs = zip(dealt, dealt.dropFirst()).count { $0.topic == $1.topic }
      #expect(pairs == max(0, 2 * most - topics.count - 1))
      #expect(Set(dealt.map(\.id)).count == topics.count)
    }
  }

  @Test func `related questions are kept apart, whichever order chance gives`() {
    var first = Samples.choice("first")
    first.related = ["second"]
    let questions = [first, Samples.choice("second"), Samples.choice("third")]
    for seed in 0..<20 as Range<UInt64> {
      #expect(deal(questions, seed: seed)[1] == "third")
    }
  }

  @Test func `nothing but related questions is dealt all the same`() {
    let ids = ["a", "b", "c"]
    let questions = ids.map { id in
      var question = Samples.choice(id)
      question.covers = ["item"]
      return question
    }
    #expect(Set(deal(questions)) == Set(ids))
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
    let questions = (0..<20).map { Samples.choice("q\($0)", topic: "t\($0)") }
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
    let dealt = Deal(Samples.agenda(syllabus: ["A", "B", "C", "D"]))
      .questions(from: questions, .count(4), using: &generator)
    #expect(dealt.map(\.id) == ["orm-1", "forms-1", "orm-2", "forms-2"])
  }

  @Test func `what was forgotten six times is a leech, the weakest are what is forgotten today`() {
    let memories = [
      "often": Samples.memory(lastDay: 99, lapses: 6),
      "twice": Samples.memory(lastDay: 80, lapses: 2),
      "once": Samples.memory(lastDay: 99, lapses: 1), "faded": Samples.memory(lastDay: 0),
    ]
    let questions = ["often", "twice", "once", "faded", "new"].map { Samples.choice($0) }
    let standings = Samples.standings(memories)
    #expect(standings.leeches(questions).map(\.id) == ["often"])
    #expect(standings.weakest(questions).map(\.id) == ["faded"])
    #expect(questions.filter { standings.has($0, .weak) }.map(\.id) == ["often", "twice", "faded"])
  }
}
