import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let faultyLines = RuleExample(
    .faultyLines, failing: LintedBank(FaultyLinesTests.question(3, faults: 2)),
    "orm.json: loading: code: show 4 to 30 lines, not 3",
    "orm.json: loading: lines: name a third of the 3 lines at most",
    passing: LintedBank(FaultyLinesTests.question(6, faults: 2)))
}

@Suite struct FaultyLinesTests {
  static func question(_ lines: Int, faults: Int) -> Question {
    Sample.question(
      "Which line?",
      FaultyLine(
        code: (0..<lines).map { "line_\($0)()" }.joined(separator: "\n"), language: "python",
        faults: (1...faults).map { FaultyLine.Fault(line: $0, why: "So.") }, explanation: "Thus."))
  }

  @Test(arguments: [(4, 1, true), (5, 2, false), (30, 10, true), (31, 1, false)])
  func `code is long enough to be read and short enough to be seen`(
    lines: Int, faults: Int, passes: Bool
  ) {
    let bank = LintedBank(Self.question(lines, faults: faults))
    #expect(bank.findings(.faultyLines).isEmpty == passes)
  }
}
