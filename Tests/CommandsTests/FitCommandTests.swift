import Testing

@testable import Commands

@Suite struct FitCommandTests {
  /// A program with the log of somebody who forgets nearly all by the second day.
  private func program(questions: Int = 120) throws -> TestProgram {
    let program = try TestProgram()
    var lines: [String] = []
    for number in 0..<questions {
      for (place, gap) in [0, 1, 3, 4, 8].enumerated() {
        let day = gap + number / 6
        let date = day < 30 ? "2026-09-\(padded(day + 1))" : "2026-10-\(padded(day - 29))"
        let time = "\(date)T10:\(padded(number / 60)):\(padded(number % 60))Z"
        let grade = place > 0 && (number + place) % 10 < 7 ? "again" : "good"
        lines.append(#"{"question":"q\#(number)","at":"\#(time)","grade":"\#(grade)"}"#)
      }
    }
    try program.write(lines.joined(separator: "\n"), to: "log.jsonl")
    _ = program.run(["progress", "import", program.folder + "/log.jsonl"])
    return program
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let taken = """
    Your own parameters predict your answers better: log loss 0.666 instead of 1.432 on answers they \
    had not seen. Taken; prep fit undo goes back.

    """

  @Test func `a fit is shown, taken and undone`() throws {
    let program = try program()
    let usual = program.run(["config", "parameters"]).output
    let shown = program.run(["fit", "--dry-run"])
    #expect(
      shown.output == """
        FITTED TO  PREDICTED  IN USE   FIRST    NEAR     ALL
               96         96  1.5116  0.6925  0.6766  0.6505
              192         96  1.4217  0.7283  0.7097  0.6931
              288         96  1.5176  0.6679  0.6088  0.5952
              384         96  1.2765  0.8078  0.7446  0.7250

        Log loss of 480 answers in time, each part predicted by a fit to those before.
        Lowest: all parameters (ALL), 0.6659 instead of 1.4318, t = 11.32.
        prep fit would take it.

        """)
    #expect(program.run(["config", "parameters"]).output == usual)
    #expect(program.run(["fit"]).output == Self.taken)
    #expect(program.run(["config", "parameters"]).output != usual)
    #expect(
      program.run(["fit"]).output == """
        Your own parameters go on predicting your answers better: log loss 0.666 instead of 1.432.

        """)
    #expect(
      program.run(["fit", "undo"]).output == """
        Back to the parameters before; no fit is tried until you run prep fit.

        """)
    #expect(program.run(["config", "parameters"]).output == usual)
    let nothing = program.run(["fit", "undo"])
    #expect(nothing.errors == "prep: no fit is in use that could be taken back\n")
    #expect(nothing.status == .nothing)
  }

  @Test func `the end of a quiz says in one line what a fit brought, and the next is silent`()
    throws
  {
    let program = try program()
    let quiz = ["quiz", "--plain", "-n", "1"]
    #expect(program.run(quiz, input: ["0", "again"]).output.hasSuffix("\n" + Self.taken))
    #expect(!program.run(quiz, input: ["0", "again"]).output.contains("parameters"))
  }

  @Test func `the end of a quiz in JSON says it as an event`() throws {
    let program = try program()
    let quiz = ["quiz", "--json", "-n", "1"]
    let lines = program.run(quiz, input: ["?", "again"]).output.split(separator: "\n")
    let sentence = Self.taken.dropLast().split(separator: "\n").joined(separator: " ")
    #expect(lines.last ?? "" == "{\"event\":\"fit\",\"message\":\"\(sentence)\"}")
    #expect(!program.run(quiz, input: ["?", "again"]).output.contains("\"fit\""))
  }

  @Test func `too few answers are counted`() throws {
    let outcome = try program(questions: 20).run(["fit"])
    #expect(
      outcome.errors == """
        prep: a fit needs 200 answers to questions answered on an earlier day; so far there are 80; \
        go on with: prep quiz

        """)
    #expect(outcome.status == .nothing)
  }

  @Test func `undo and a dry run exclude each other`() throws {
    let outcome = try TestProgram().run(["fit", "undo", "--dry-run"])
    #expect(outcome.errors.hasPrefix("prep: undo and --dry-run exclude each other\n"))
    #expect(outcome.status == .badUsage)
  }
}
