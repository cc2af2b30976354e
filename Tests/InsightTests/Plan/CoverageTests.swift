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

  @Test func `a place is the share of the way of its topic and level, harder ones begin later`() {
    let questions = questions("orm", [.beginner: 2, .intermediate: 2, .advanced: 1])
    let coverage = Coverage(questions, syllabus: [])
    #expect(
      questions.map { (coverage.place(of: $0) * 1000).rounded() } == [0, 500, 100, 550, 200])
    #expect(
      coverage.ordered(questions).map(\.id) == [
        "orm-beginner-0", "orm-intermediate-0", "orm-advanced-0", "orm-beginner-1",
        "orm-intermediate-1",
      ])
  }

  @Test func `within a topic and level questions follow the syllabus`() {
    var questions = questions("orm", [.beginner: 3])
    questions[0].covers = ["C"]
    questions[1].covers = ["A"]
    questions[2].covers = ["B", "C"]
    let ordered = Coverage(questions, syllabus: ["A", "B", "C"]).ordered(questions)
    #expect(ordered.map(\.id) == ["orm-beginner-1", "orm-beginner-2", "orm-beginner-0"])
  }

  @Test func `topics advance by their size, and after a third every level is begun`() {
    let all =
      questions("large", [.beginner: 40, .intermediate: 60, .advanced: 20])
      + questions("small", [.beginner: 4, .intermediate: 6, .advanced: 2])
    let first = Coverage(all, syllabus: []).ordered(all).prefix(44)
    #expect((38...42).contains(first.count { $0.topic == "large" }))
    for level in Level.allCases { #expect(first.contains { $0.level == level }) }
    let easy = first.count { $0.level == .beginner }
    #expect(easy * 3 > 44)
  }
}
