import Testing

@testable import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A history on its way between machines.
@Suite struct HistoryTests {
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
