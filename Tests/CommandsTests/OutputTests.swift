import Commands
import Testing

@Suite struct OutputTests {
  @Test(arguments: [
    ["search", "queries"], ["topics"], ["show", "bound-form"], ["export"], ["help"],
    ["stats", "--json"],
    ["completions", "zsh"],
  ])
  func `a reader that goes away ends the command quietly`(words: [String]) throws {
    let program = try TestProgram()
    program.outputLimit = 10
    let outcome = program.run(words)
    #expect(outcome.status == .done)
    #expect(outcome.errors == "")
  }

  @Test func `a quiz whose reader goes away keeps what was answered`() throws {
    let program = try TestProgram()
    program.outputLimit = 1000
    let outcome = program.run(
      ["quiz", "--json", "--kind", "choice", "--seed", "1"], input: ["a", "a", "a"])
    #expect(outcome.status == .done)
    program.outputLimit = .max
    #expect(!program.run(["stats", "--json"]).output.hasPrefix("{\"reviews\":0"))
  }
}
