import Commands
import Testing

/// What is too long or too strange for a transcript.
@Suite struct SearchCommandTests {
  @Test(arguments: [
    String(repeating: "(", count: 10_000), String(repeating: "q", count: 10_000),
    String(repeating: "\"", count: 10_000), "topic:" + String(repeating: "q", count: 10_000),
    "\u{fffd}\u{fffd}", "\u{1b}[31m", "\0",
  ])
  func `a query that finds nothing gets short sentences and its status`(query: String) throws {
    let outcome = try TestProgram().run(["search", query])
    #expect(outcome.output == "")
    #expect(outcome.status == .nothing || outcome.status == .badUsage)
    #expect(outcome.errors.utf8.count < 400)
    #expect(!outcome.errors.contains("\u{1b}"))
  }

  @Test func `ten thousand known words are answered`() throws {
    let query = String(repeating: "lazy ", count: 10_000)
    let outcome = try TestProgram().run(["search", query, "--limit", "1"])
    #expect(outcome.status == .done)
    #expect(outcome.output.contains("lazy-querysets"))
  }

  @Test func `ten thousand different words are answered by those that are read`() throws {
    let words = ["lazy"] + (1..<10_000).map { "word\($0)" }
    let outcome = try TestProgram().run(["search", "--limit", "1"] + words)
    #expect(outcome.status == .done)
    #expect(outcome.output.contains("lazy-querysets"))
    #expect(outcome.errors.utf8.count < 400)
  }
}
