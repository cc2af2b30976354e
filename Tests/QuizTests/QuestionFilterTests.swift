import Insight
import Questions
import Quiz
import Scoring
import Testing

@Suite struct QuestionFilterTests {
  private let questions = [
    Samples.choice("fresh"), Samples.choice("due", topic: "forms"),
    Samples.choice("known", level: .advanced), Samples.open("missed"), Samples.open("leech"),
  ]
  private let standings = Samples.standings([
    "due": Samples.memory(lastDay: 90), "known": Samples.memory(lastDay: 99),
    "missed": Samples.memory(stability: 3, lastDay: 99, grade: .again),
    "leech": Samples.memory(stability: 400, lastDay: 99, lapses: 2),
  ])

  private func ids(_ change: (inout QuestionFilter) -> Void) throws -> [String] {
    var filter = QuestionFilter()
    change(&filter)
    return try filter.apply(to: questions, standings).map(\.id)
  }

  @Test func `without filters every question passes`() throws {
    #expect(try ids { _ in } == ["fresh", "due", "known", "missed", "leech"])
  }

  @Test func `each filter keeps what it names`() throws {
    #expect(try ids { $0.topics = ["forms"] } == ["due"])
    #expect(try ids { $0.level = .advanced } == ["known"])
    #expect(try ids { $0.kind = OpenAnswer.kind } == ["missed", "leech"])
  }

  @Test(arguments: [
    (Standing.due, ["due"]), (.new, ["fresh"]), (.weak, ["leech"]),
    (.wrong, ["missed"]),
  ])
  func `each standing keeps its questions`(
    standing: Standing, expected: [String]
  ) throws {
    #expect(try ids { $0.standings = [standing] } == expected)
  }

  @Test func `recall below four in five is weak`() {
    let standings = Samples.standings(["known": Samples.memory(lastDay: 20)])
    #expect(standings.has(Samples.choice("known"), .weak))
  }

  @Test func `standings add up, the other filters narrow`() throws {
    #expect(try ids { $0.standings = [.new, .wrong] } == ["fresh", "missed"])
    #expect(
      try ids {
        $0.standings = [.new, .wrong]
        $0.kind = OpenAnswer.kind
      } == ["missed"])
  }

  @Test func `the filter that leaves nothing is named with those before it`() {
    var filter = QuestionFilter()
    filter.topics = ["orm"]
    filter.level = .intermediate
    filter.kind = OpenAnswer.kind
    #expect(throws: NothingLeft(part: .level(.intermediate), before: [.topics(["orm"])])) {
      try filter.apply(to: questions, standings)
    }
  }
}
