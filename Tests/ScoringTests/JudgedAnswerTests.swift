import Questions
import Scoring
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Short answers to real questions, judged by hand in `judged_answers.txt`.
@Suite struct JudgedAnswerTests {
  struct Judged {
    let question: String
    let kind: String
    /// Per key point: s said, p said in part, m missed.
    let points: [Character]
    let answer: String
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static func judged(_ name: String = "judged_answers.txt") throws -> [Judged] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    var question = ""
    var answers: [Judged] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("@ ") {
        question = String(line.dropFirst(2))
        continue
      }
      let parts = line.split(separator: " | ", maxSplits: 2).map(String.init)
      try #require(parts.count == 3, "\(line)")
      answers.append(
        Judged(question: question, kind: parts[0], points: Array(parts[1]), answer: parts[2]))
    }
    return answers
  }

  /// The open questions of the bank by their ids.
  static func rubrics() throws -> [String: (rubric: Rubric, count: Int)] {
    struct File: Decodable {
      struct Entry: Decodable {
        struct Point: Decodable {
          let point: String
          let accept: [String]
          let mention: [String]?
          let contradict: [String]?
        }
        let id: String
        let keyPoints: [Point]?
      }
      let questions: [Entry]?
    }
    let data = folder.appending(path: "../../Data/django").path
    var rubrics: [String: (rubric: Rubric, count: Int)] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: data)
    where name.hasSuffix(".json") {
      let bytes = try Data(contentsOf: URL(filePath: data + "/" + name))
      for entry in try JSONDecoder().decode(File.self, from: bytes).questions ?? [] {
        guard let points = entry.keyPoints else { continue }
        let keyPoints = points.map {
          KeyPoint(
            point: $0.point, accept: $0.accept, mention: $0.mention ?? [],
            contradict: $0.contradict ?? [])
        }
        rubrics[entry.id] = (Rubric(keyPoints), points.count)
      }
    }
    return rubrics
  }

  /// Points found, wanted and both, over some answers.
  struct Counts {
    var found = 0
    var wanted = 0
    var both = 0

    var precision: Double { found == 0 ? 1 : Double(both) / Double(found) }
    var recall: Double { wanted == 0 ? 1 : Double(both) / Double(wanted) }
  }

  @Test func `precision and recall per point are about nine in ten`() throws {
    let rubrics = try Self.rubrics()
    let answers = try Self.judged()
    #expect(answers.count >= 180)
    #expect(Set(answers.map(\.kind)).count == 6)
    var counts = Counts()
    for judged in answers {
      let (rubric, count) = try #require(rubrics[judged.question], "\(judged.question)")
      try #require(judged.points.count == count, "\(judged.question): \(judged.answer)")
      for (expected, finding) in zip(judged.points, rubric.findings(in: judged.answer)) {
        counts.found += finding.isSaid ? 1 : 0
        counts.wanted += expected == "s" ? 1 : 0
        counts.both += finding.isSaid && expected == "s" ? 1 : 0
      }
    }
    #expect(counts.wanted >= 300)
    #expect(counts.precision >= 0.9)
    #expect(counts.recall >= 0.88)
  }

  @Test func `keyword soup, wrong and negated answers are not good`() throws {
    let rubrics = try Self.rubrics()
    for judged in try Self.judged() where ["soup", "wrong", "negated"].contains(judged.kind) {
      let hearing = try #require(rubrics[judged.question]).rubric.hearing(of: judged.answer)
      #expect([.again, nil].contains(hearing.suggested), "\(judged.answer)")
    }
  }
}
