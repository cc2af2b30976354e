import Commands
import Testing

/// A format that has no form for some questions says so, and counts what it wrote.
@Suite struct AikenExportTests {
  @Test func `what is left out is counted, and nothing is not written`() throws {
    let program = try TestProgram()
    let some = program.run(["export", program.folder + "/a.aiken"])
    let written = try program.read("a.aiken").split(separator: "\n").count {
      $0.hasPrefix("ANSWER:")
    }
    #expect(some.errors.contains("Wrote \(written) question"))
    #expect(some.errors.contains(": aiken holds choices of one and nothing else.\n"))
    let none = program.run(["export", "--kind", "open", program.folder + "/b.aiken"])
    #expect(none.status == .badUsage)
    #expect(throws: (any Error).self) { try program.read("b.aiken") }
  }
}
