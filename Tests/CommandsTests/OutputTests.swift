import Commands
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct OutputTests {
  @Test func `a full device is told from a closed pipe`() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    #expect(throws: OutputFailure.failed("no space left on device")) {
      try DescriptorOutput(full).write("text")
    }
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[1]) }
    close(ends[0])
    #expect(throws: OutputFailure.closed) { try DescriptorOutput(ends[1]).write("text") }
  }

  @Test func `output that cannot be written is a failure with its reason`() throws {
    let program = try TestProgram()
    program.outputFailure = .failed("no space left on device")
    let outcome = program.run(["topics"])
    #expect(outcome.status == .failed)
    #expect(outcome.errors == "prep: standard output: cannot be written: no space left on device\n")
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
