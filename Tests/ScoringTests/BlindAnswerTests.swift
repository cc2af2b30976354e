import Questions
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How well the rubric hears 180 answers to 45 open questions of the bank.
///
/// A quarter each is good, partial, fluently wrong and evasive. Who wrote and judged them had not seen the accepted
/// phrases. What was changed in the rubric for them was changed for the odd questions, and measured on the even ones;
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
    var tickedShare: Double { Double(counts.found) / Double(points) }

    mutating func add(_ judged: Judged, _ hearing: Rubric.Hearing) {
      points += judged.said.count
      suggestions.append(hearing.suggested)
      for (said, finding) in zip(judged.said, hearing.findings) {
        counts.found += finding.isSaid ? 1 : 0
        counts.wanted += said ? 1 : 0
        counts.both += finding.isSaid && said ? 1 : 0
      }
    }
  }

  private static let figures: [String: Figures] = {
    let file = JudgedAnswerTests.folder.appending(path: "blind_answers.jsonl")
    guard let rubrics = try? JudgedAnswerTests.rubrics(),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [:] }
    let answers = text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Judged.self, from: Data($0.utf8))
    }
    var figures: [String: Figures] = [:]
    for (number, judged) in answers.enumerated() {
      guard let (rubric, count) = rubrics[judged.id], count == judged.said.count else { continue }
      let half = number / 4 % 2 == 0 ? "odd" : "even"
      let hearing = rubric.hearing(of: judged.answer)
      for name in ["all", half, judged.kind] {
        figures[name, default: Figures()].add(judged, hearing)
      }
    }
    return figures
  }()

  @Test(arguments: [("all", 1064, 0.83, 0.77), ("odd", 556, 0.86, 0.75), ("even", 508, 0.8, 0.8)])
  func `most of what is ticked was said, and most of what was said is ticked`(
    _ name: String, _ points: Int, _ precision: Double, _ recall: Double
  ) throws {
    let figures = try #require(Self.figures[name])
    #expect(figures.points == points)
    #expect(figures.counts.precision >= precision)
    #expect(figures.counts.recall >= recall)
  }

  @Test(arguments: [("fluent-wrong", 0.18), ("evasive", 0.05)])
  func `answers that say little are ticked seldom, and never called good`(
    _ kind: String, _ most: Double
  ) throws {
    let figures = try #require(Self.figures[kind])
    #expect(figures.tickedShare <= most)
    #expect(!figures.suggestions.contains(.good))
  }
}
