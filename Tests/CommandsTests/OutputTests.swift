import Commands
import Files
import Testing

@Suite struct OutputTests {
  @Test func `output that cannot be written is a failure with its reason`() throws {
    let program = try TestProgram()
    program.outputFailure = FileError(
      path: "standard output", reason: .cannotWrite("no space left on device"))
    let outcome = program.run(["topics"])
    #expect(outcome.status == .failed)
    #expect(outcome.errors == "prep: standard output: cannot be written: no space left on device\n")
  }

  @Test func `without the arguments of its process nothing is run`() throws {
    let output = BufferOutput()
    let program = Program(try TestProgram().surroundings(output: output))
    #expect(program.run([], done: {}) == .failed)
    #expect(program.run(["prep", "topics", "--json"], done: {}) == .done)
    #expect(output.text.hasPrefix("["))
  }

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
