import Scoring
import History
import Testing

@testable import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A history on its way between machines.
@Suite struct HistoryTests {
  private func lines(_ bytes: [UInt8]) throws -> HistoryLines {
    do {
      return try HistoryLines(bytes, file: "history", day: { $0.studyDay(utcOffset: 0) })
    } catch {
      throw Failure(error)
    }
  }

  private let start = #"{"id":"a","question":"q","at":"2026-11-20T10:00:00Z","grade":"good""#

  @Test(arguments: [[0xff] as [UInt8], [0xc3], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]])
  func `a line that is no UTF-8 is named`(bytes: [UInt8]) {
    let text = Array((start + "}\n" + start + #","given":[""#).utf8) + bytes + Array("\"]}\n".utf8)
    let failure = #expect(throws: Failure.self) { try lines(text) }
    #expect(
      failure?.message == "history:2:79: is not a review as a JSON object: expected text in UTF-8; "
        + "nothing was imported")
  }

  @Test(arguments: [
    ("7", "1: is not a review as a JSON object"),
    (#"{"at" 7}"#, "7: is not a review as a JSON object: expected a colon"),
    (
      #"{"at":"\ud800"}"#,
      "8: is not a review as a JSON object: expected both halves of a pair "
        + "such as \\ud83d\\ude00"
    ),
    ("{}", "1: \"at\" must be an ISO 8601 time of the years 0000 to 9999"),
    (#"{"at": 7}"#, "8: \"at\" must be text in quotes"),
    (good + #","id":""}"#, "65: \"id\" must not be empty"),
    (good + #","revision":1.5}"#, "71: \"revision\" must be a whole number"),
    (good + #","revision":0}"#, "71: \"revision\" must be 1 or more"),
    (good + #","score":1e999}"#, "68: \"score\" must be a number"),
    (good + #","score":1.01}"#, "68: \"score\" must be from 0 to 1"),
    (good + #","seconds":-1}"#, "70: \"seconds\" must be from 0 to 1000000000"),
    (good + #","seconds":1e308}"#, "70: \"seconds\" must be from 0 to 1000000000"),
    (good + #","grade":"again"}"#, "60: \"grade\" stands here a second time; keep one"),
    (good + #","day":"2026-02-30"}"#, "66: \"day\" must be a day such as 2026-11-20"),
    (good + #","given":["a",7]}"#, "68: \"given\" must be a list of texts in quotes"),
    (#"{"takenBack":7,"at":"2026-11-20T10:00:00Z"}"#, "14: \"takenBack\" must be text in quotes"),
  ])
  func `what is wrong with a line is told with its column`(line: String, problem: String) {
    let failure = #expect(throws: Failure.self) { try lines(Array("\n\(line)".utf8)) }
    #expect(failure?.message == "history:2:\(problem); nothing was imported")
  }

  private static let good = #"{"question":"q","at":"2026-11-20T10:00:00Z","grade":"good""#

  @Test func `fields that are null are left out`() throws {
    let line =
      Self.good
      + #","id":null,"revision":null,"day":null,"score":null,"seconds":null,"given":null}"#
    let review = try #require(try lines(Array(line.utf8)).reviews.first)
    #expect(review.id == "q@1795168800000:good")
    #expect(review.revision == 1)
    #expect(review.given == [])
  }

  @Test func `a bad line far into a long file is named, and nothing was imported`() throws {
    let program = try TestProgram()
    let lines = (0..<20_000).map {
      #"{"id":"r\#($0)","question":"q","at":"2026-11-20T10:00:00Z","grade":"good"}"#
    }
    try program.write((lines + ["{"]).joined(separator: "\n"), to: "history.jsonl")
    let file = program.folder + "/history.jsonl"
    let outcome = program.run(["progress", "import", file])
    #expect(outcome.status == .failed)
    #expect(
      outcome.errors.hasPrefix("prep: \(file):20001:2: is not a review as a JSON object: "))
    #expect(try run(program, "progress", "export") == "")
    try program.write(lines.joined(separator: "\n"), to: "history.jsonl")
    _ = try run(program, "progress", "import", file)
    let export = try run(program, "progress", "export")
    #expect(export.split(separator: "\n").count == 20_000)
    let written = program.run(["progress", "export", program.folder + "/copy.jsonl"])
    #expect(written.errors == "Wrote 20000 reviews to \(program.folder)/copy.jsonl.\n")
    #expect(try program.read("copy.jsonl") == export)
  }

  private func run(_ program: TestProgram, _ words: String..., input: [String] = []) throws
    -> String
  {
    let outcome = program.run(words, input: input)
    #expect(outcome.errors == "")
    #expect(outcome.status == .done)
    return outcome.output
  }

  /// The tables of two machines that answered, took back, reset, and exchanged their histories.
  @Test func `undo and reset travel with the history, in either order`() throws {
    let (left, right) = (try TestProgram(), try TestProgram())
    _ = try run(left, "quiz", "--json", "--seed", "1", input: ["a", "a", "b", "", "good", "q"])
    _ = try run(left, "progress", "undo")
    _ = try run(right, "quiz", "--json", "--seed", "2", "orm", input: ["b", "a", "", "easy", "q"])
    _ = try run(right, "progress", "reset", "orm", "--yes")
    _ = try run(right, "quiz", "--json", "--seed", "3", "forms", input: ["b", "q"])
    let histories = [
      try run(left, "progress", "export"), try run(right, "progress", "export"),
    ].map { $0.split(separator: "\n").map(String.init) }
    #expect(histories.allSatisfy { $0.contains { $0.contains("takenBack") } })
    let exports = try [[0, 1], [1, 0], [1, 1, 0, 1]].map { order in
      let other = try TestProgram()
      for index in order { _ = try run(other, "progress", "import", input: histories[index]) }
      _ = try run(other, "doctor")
      return try run(other, "progress", "export") + run(other, "stats", "--questions", "--json")
    }
    #expect(exports[0] == exports[1])
    #expect(exports[0] == exports[2])
    for (program, index) in [(left, 1), (right, 0)] {
      _ = try run(program, "progress", "import", input: histories[index])
    }
    #expect(try run(left, "progress", "export") == run(right, "progress", "export"))
    #expect(exports[0].hasPrefix(try run(left, "progress", "export")))
  }

  @Test func `a store that prep cannot make itself is made by nobody`() throws {
    let program = try TestProgram()
    let path = program.folder + "/data/progress.sqlite"
    try FileManager.default.createDirectory(
      atPath: program.folder + "/data", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: program.folder + "/gone/progress.sqlite")
    let outcome = program.run(["config", "maximum-interval", "100"])
    #expect(outcome.status == .failed)
    #expect(
      outcome.errors == """
        prep: \(path): cannot be opened (no such file or directory); check path and permissions

        """)
  }

  @Test func `a backup that fails is told once and stops nothing`() throws {
    let program = try TestProgram()
    _ = try run(program, "quiz", "--json", "forms", input: ["b", "q"])
    try program.write("in the way", to: "data/backups")
    let outcome = program.run(
      ["quiz", "--json", "orm", "--kind", "choice"], input: ["a", "b", "q"])
    #expect(outcome.status == .done)
    #expect(outcome.output.split(separator: "\n").count { $0.contains(#""graded""#) } == 2)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(
      outcome.errors.hasPrefix("prep: today's backup was not made: \(program.folder)/data/backups"))
  }
}
