import Questions
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How well the rubric hears 160 answers to 40 open questions.
///
/// A quarter each is good, partial, fluently wrong and evasive. They were judged before the phrases of `heard_points.json` were looked at.
@Suite struct HeardAnswerTests {
  private struct Point: Decodable {
    let point: String
    let accept: [String]
    let mention: [String]?
    let contradict: [String]?

    var keyPoint: KeyPoint {
      KeyPoint(
        point: point, accept: accept, mention: mention ?? [], contradict: contradict ?? [])
    }
  }

  /// What came of the answers of a kind.
  fileprivate struct Figures {
    var counts = JudgedAnswerTests.Counts()
    var points = 0
    var answers = 0
    var suggestions: [Grade?] = []
  }

  private static func figures() throws -> [String: Figures] {
    let data = try Data(
      contentsOf: JudgedAnswerTests.folder.appending(path: "heard_points.json"))
    let rubrics = try JSONDecoder().decode([String: [Point]].self, from: data)
      .mapValues { Rubric($0.map(\.keyPoint)) }
    var figures: [String: Figures] = [:]
    for judged in try JudgedAnswerTests.judged("heard_answers.txt") {
      let hearing = try #require(rubrics[judged.question]).hearing(of: judged.answer)
      try #require(judged.points.count == hearing.findings.count, "\(judged.question)")
      for kind in [judged.kind, "all"] {
        figures[kind, default: Figures()].add(judged, hearing)
      }
    }
    return figures
  }

  @Test func `most of what is said is heard, and little else`() throws {
    let figures = try Self.figures()
    let all = try #require(figures["all"])
    #expect(all.answers == 160)
    #expect(all.counts.wanted == 287)
    #expect(all.counts.precision >= 0.85)
    #expect(all.counts.recall >= 0.8)
    #expect(try #require(figures["good"]).counts.precision == 1)
  }

  @Test func `fluent wrong answers and evasive ones are ticked seldom, and never called good`()
    throws
  {
    let figures = try Self.figures()
    for (kind, most) in [("wrong", 0.25), ("evasive", 0.02)] {
      let figures = try #require(figures[kind])
      #expect(figures.answers == 40)
      #expect(Double(figures.counts.found) <= most * Double(figures.points), "\(kind)")
      #expect(!figures.suggestions.contains(.good), "\(kind)")
    }
  }
}

extension HeardAnswerTests.Figures {
  mutating func add(
    _ judged: JudgedAnswerTests.Judged, _ hearing: Rubric.Hearing
  ) {
    answers += 1
    points += judged.points.count
    suggestions.append(hearing.suggested)
    for (expected, finding) in zip(judged.points, hearing.findings) {
      counts.found += finding.isSaid ? 1 : 0
      counts.wanted += expected == "s" ? 1 : 0
      counts.both += finding.isSaid && expected == "s" ? 1 : 0
    }
  }
}
