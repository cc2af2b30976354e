import Questions
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How well the rubric hears 340 answers to 85 open questions of the bank, in two sets.
///
/// A quarter each is good, partial, fluently wrong and evasive. Who wrote and judged them had not seen the accepted
/// phrases. The weights of the rubric are fitted to the first set, and the second measures them;
/// `Tests/Benchmarks/rubric` shows the figures.
@Suite struct BlindAnswerTests {
  private struct Judged: Decodable {
    let id: String
    let kind: String
    let answer: String
    let said: [Bool]
  }

  private struct Figures {
    var counts = JudgedAnswerTests.Counts()
    var points = 0
    var suggestions: [Grade?] = []
    /// Suggested grades, and those that what was really said suggests.
    var told = 0
    var right = 0
    var tickedShare: Double { Double(counts.found) / Double(points) }

    mutating func add(_ judged: Judged, _ hearing: Rubric.Hearing) {
      points += judged.said.count
      suggestions.append(hearing.suggested)
      told += hearing.suggested == nil ? 0 : 1
      let deserved = Rubric.suggestion(judged.said.map { $0 ? .said([]) : .missed })
      right += hearing.suggested == deserved ? 1 : 0
      for (said, finding) in zip(judged.said, hearing.findings) {
        counts.found += finding.isSaid ? 1 : 0
        counts.wanted += said ? 1 : 0
        counts.both += finding.isSaid && said ? 1 : 0
      }
    }
  }

  private static let figures = ["blind", "second"].reduce(into: [String: Figures]()) { all, name in
    all.merge(figures(of: name)) { first, _ in first }
  }

  /// By the name of the set, and by that and the kind of answer.
  private static func figures(of name: String) -> [String: Figures] {
    let file = JudgedAnswerTests.folder.appending(path: name + "_answers.jsonl")
    guard let rubrics = try? JudgedAnswerTests.rubrics(),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [:] }
    let answers = text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Judged.self, from: Data($0.utf8))
    }
    var figures: [String: Figures] = [:]
    for judged in answers {
      guard let (rubric, count) = rubrics[judged.id], count == judged.said.count else { continue }
      let hearing = rubric.hearing(of: judged.answer)
      for name in [name, "\(name) \(judged.kind)"] {
        figures[name, default: Figures()].add(judged, hearing)
      }
    }
    return figures
  }

  @Test(arguments: [("blind", 1064, 0.87, 0.86), ("second", 948, 0.9, 0.82)])
  func `most of what is ticked was said, and most of what was said is ticked`(
    _ name: String, _ points: Int, _ precision: Double, _ recall: Double
  ) throws {
    let figures = try #require(Self.figures[name])
    #expect(figures.points == points)
    #expect(figures.counts.precision >= precision)
    #expect(figures.counts.recall >= recall)
  }

  @Test(arguments: [
    ("blind fluent-wrong", 0.1), ("blind evasive", 0.05), ("second fluent-wrong", 0.1),
    ("second evasive", 0.01),
  ])
  func `answers that say little are ticked seldom, and never called good`(
    _ kind: String, _ most: Double
  ) throws {
    let figures = try #require(Self.figures[kind])
    #expect(figures.tickedShare <= most)
    #expect(!figures.suggestions.contains(.good))
  }

  @Test(arguments: [("blind", 180, 0.8, 0.87), ("second", 160, 0.85, 0.82)])
  func `a grade is suggested for most answers, and most suggestions are right`(
    _ name: String, _ answers: Int, _ told: Double, _ right: Double
  ) throws {
    let figures = try #require(Self.figures[name])
    #expect(figures.suggestions.count == answers)
    #expect(Double(figures.told) >= told * Double(answers))
    #expect(Double(figures.right) >= right * Double(figures.told))
  }
}
