import Insight
import Questions
import Testing

@Suite struct CoverageTests {
  private func questions(_ topic: String, _ counts: [Level: Int]) -> [Question] {
    Level.allCases.flatMap { level in
      (0..<(counts[level] ?? 0)).map { number in
        Question(
          id: "\(topic)-\(level)-\(number)", topic: topic, level: level, prompt: "",
          body: OpenAnswer(answer: "", keyPoints: []))
      }
    }
  }

  @Test
  func `in a topic three of six are of the lowest level, two of the middle, one of the highest`() {
    let questions = questions("orm", [.beginner: 3, .intermediate: 2, .advanced: 1])
    let coverage = Coverage(questions, syllabus: [])
    let ordered = coverage.ordered(questions)
    #expect(
      ordered.map(\.id) == [
        "orm-beginner-0", "orm-intermediate-0", "orm-beginner-1", "orm-advanced-0",
        "orm-intermediate-1", "orm-beginner-2",
      ])
    #expect(
      ordered.map { (coverage.place(of: $0) * 6).rounded() } == [0, 1, 2, 3, 4, 5])
  }

  @Test func `within a topic and level questions follow the syllabus`() {
    var questions = questions("orm", [.beginner: 3])
    questions[0].covers = ["C"]
    questions[1].covers = ["A"]
    questions[2].covers = ["B", "C"]
    let ordered = Coverage(questions, syllabus: ["A", "B", "C"]).ordered(questions)
    #expect(ordered.map(\.id) == ["orm-beginner-1", "orm-beginner-2", "orm-beginner-0"])
  }

  /// A bank of so many questions, its topics of very different sizes.
  struct Size: CustomTestStringConvertible {
    let questions: Int
    let topics: Int
    var testDescription: String { "\(questions) questions in \(topics) topics" }
  }

  static let sizes = [
    Size(questions: 250, topics: 4), Size(questions: 722, topics: 20),
    Size(questions: 1439, topics: 25), Size(questions: 20_000, topics: 25),
    Size(questions: 20_000, topics: 120),
  ]

  private func bank(_ size: Size) -> [Question] {
    let parts = (1...size.topics).map { 1 / Double($0 + 2) }
    let whole = parts.reduce(0, +)
    return parts.enumerated().flatMap { number, part in
      let count = Int((part / whole * Double(size.questions)).rounded())
      return questions(
        "t\(number)",
        [.beginner: count / 3, .intermediate: count / 3, .advanced: count - count / 3 * 2])
    }
  }

  @Test(arguments: sizes)
  func `two weeks of fifteen a day begin every topic and level, whatever the bank's size`(
    _ size: Size
  ) {
    let all = bank(size)
    let first = Coverage(all, syllabus: []).ordered(all).prefix(210)
    #expect(Set(first.map(\.topic)).count == size.topics)
    let levels = Dictionary(grouping: first, by: \.level).mapValues(\.count)
    #expect(levels[.advanced, default: 0] >= 25)
    #expect(levels[.beginner, default: 0] > levels[.advanced, default: 0])
  }

  // Of 120 topics the firsts alone fill a week.
  @Test(arguments: sizes.dropLast())
  func `every portion holds each topic by its share, within one question`(_ size: Size) {
    let all = bank(size)
    let ordered = Coverage(all, syllabus: []).ordered(all)
    let shares = Dictionary(grouping: all, by: \.topic).mapValues {
      Double($0.count) / Double(all.count)
    }
    for taken in [15, 30, 60, 150] {
      let topics = Dictionary(grouping: ordered.prefix(taken), by: \.topic).mapValues(\.count)
      for (topic, share) in shares where share * Double(taken) >= 1 {
        let error = abs(Double(topics[topic] ?? 0) - share * Double(taken))
        #expect(error <= 1 || taken > 100, "\(taken) \(topic)")
      }
    }
  }

  @Test
  func `the first of a topic is of its lowest level, and no level comes whole before the next`() {
    let all = bank(Size(questions: 722, topics: 20))
    let ordered = Coverage(all, syllabus: []).ordered(all)
    let firsts = Dictionary(grouping: ordered, by: \.topic).compactMap(\.value.first)
    #expect(firsts.allSatisfy { $0.level == .beginner })
    for taken in stride(from: 24, through: 312, by: 24) {
      #expect(Set(ordered.prefix(taken).suffix(24).map(\.level)).count == 3, "\(taken)")
    }
  }
}
