import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let keyPosition = RuleExample(
    .keyPosition, failing: bank(keys: [0, 0, 0, 0, 1, 1, 2, 2, 3, 3], options: 4),
    "orm.json: the key is option 1 in 4 of 10 questions with one key, 3 may be; move some",
    passing: bank(keys: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3], options: 4))

  fileprivate static func bank(keys: [Int], options: Int) -> LintedBank {
    LintedBank(
      Sample.many(keys.count) { index in
        Sample.options((0..<options).map { "Text \($0)" }, key: keys[index])
      })
  }
}

@Suite struct KeyPositionTests {
  @Test(arguments: [
    (Array(repeating: 0, count: 9), 4, true),
    (Array(repeating: 0, count: 10), 4, false),
    // Thirteen cannot be spread over four places without a place that has four.
    ([0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], 4, true),
    // Of three places each has a third.
    ([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], 3, true),
    ([0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], 3, false),
    ([], 4, true),
  ])
  func `no place may have more than its share, of ten or more`(
    row: (keys: [Int], options: Int, passes: Bool)
  ) {
    let bank = RuleExample.bank(keys: row.keys, options: row.options)
    #expect(bank.findings(.keyPosition).isEmpty == row.passes)
  }
}
