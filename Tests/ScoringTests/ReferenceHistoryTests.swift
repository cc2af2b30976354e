import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Histories with the states of py-fsrs and the intervals of fsrs-rs, written by
/// `reference_histories.py`; `Tests/Benchmarks/scoring` compares ten times as many.
@Suite struct ReferenceHistoryTests {
  struct Step {
    let grade: Grade
    let day: Day
    let stability: Double
    let difficulty: Double
    let interval: Int
  }

  struct History: CustomTestStringConvertible {
    let line: String
    var testDescription: String { String(line.prefix(60)) }

    /// Nil when a part of the line is not "grade:days=stability,difficulty,interval".
    var steps: [Step]? {
      var day = 0
      var steps: [Step] = []
      for part in line.split(separator: " ") {
        let numbers = part.split(whereSeparator: { ":=,".contains($0) })
        guard numbers.count == 5, let number = Int(numbers[0]), let grade = Grade(number: number),
          let days = Int(numbers[1]), let stability = Double(numbers[2]),
          let difficulty = Double(numbers[3]), let interval = Int(numbers[4])
        else { return nil }
        day += days
        steps.append(
          Step(
            grade: grade, day: Day(number: day), stability: stability, difficulty: difficulty,
            interval: interval))
      }
      return steps
    }
  }

  static var histories: [History] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "reference_histories.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { History(line: String($0)) }
  }

  @Test func `there are a hundred histories, with reviews on the same day`() {
    #expect(Self.histories.count == 100)
    #expect(Self.histories.count { $0.line.contains(" 3:0=") } > 20)
  }

  @Test(arguments: histories)
  func `states and intervals are those of the references`(history: History) throws {
    let model = FSRS6.standard
    var memory: Memory?
    for step in try #require(history.steps) {
      let next = model.reviewed(memory, step.grade, on: step.day)
      #expect(abs(next.stability - step.stability) <= 1e-6 * step.stability)
      #expect(abs(next.difficulty - step.difficulty) <= 1e-6 * step.difficulty)
      #expect(
        model.interval(next, desiredRetention: 0.9, maximum: 36_500) == step.interval)
      memory = next
    }
  }
}
