import Testing

/// A mock interview on a real pseudo-terminal, with the real bank.
@Suite(.serialized) struct InterviewTerminalTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
  }

  private func interview(_ words: [String]) throws -> PseudoTerminal {
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    return try PseudoTerminal(["interview"] + words, environment: environment)
  }

  @Test func `an interview says nothing on the screen, can be paused, and ends in a report`() throws
  {
    let first = try interview(["--seed", "1", "--minutes", "10", "security"])
    #expect(first.wait(for: "1/"))
    #expect(first.wait(for: " left "))
    #expect(first.wait(for: "don't know"))
    first.clear()
    first.type("0")
    #expect(first.wait(for: "2/"))
    #expect(!first.screen.contains("Graded"))
    first.type("q")
    #expect(first.end() == .status(0))
    #expect(first.isAsBefore)
    #expect(first.screen.contains("Go on with: prep interview --resume"))

    let second = try interview(["--resume"])
    #expect(second.wait(for: "2/"))
    #expect(second.wait(for: "don't know"))
    var number = 2
    while !second.screen.contains("Mock interview, "), number < 20 {
      second.type("s")
      number += 1
      _ = second.wait(for: " \(number)/", attempts: 20)
    }
    #expect(second.wait(for: "Mock interview, "))
    #expect(second.wait(for: "1 question answered"))
    #expect(second.end() == .status(0))
    #expect(second.isAsBefore)
  }
}
