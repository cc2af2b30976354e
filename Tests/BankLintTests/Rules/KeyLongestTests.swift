import Questions
import Testing

@testable import BankLint

extension RuleExample {
  static let keyLongest = RuleExample(
    .keyLongest, failing: bank(longKeys: 5, of: 10),
    """
    orm.json: the key is the longest option in 5 of 10 questions with one key, 3 (30 %) may be; \
    begin with q4, q3
    """,
    passing: bank(longKeys: 3, of: 10))

  /// The later the question, the further its key leads.
  fileprivate static func bank(longKeys: Int, of count: Int) -> LintedBank {
    LintedBank(
      Sample.many(count) { index in
        let key = index < longKeys ? "A key" + String(repeating: "!", count: index) : "Key"
        return Sample.options([key, "None", "Two"])
      })
  }
}

@Suite struct KeyLongestTests {
  @Test(arguments: [(9, 9, true), (4, 10, false), (3, 13, true), (4, 13, false), (0, 0, true)])
  func `thirty in a hundred may be the longest, of ten or more`(
    row: (longKeys: Int, count: Int, passes: Bool)
  ) {
    let bank = RuleExample.bank(longKeys: row.longKeys, of: row.count)
    #expect(bank.findings(.keyLongest).isEmpty == row.passes)
  }

  @Test func `a key as long as another option does not stand out, nor does one of several`() {
    let equal = Sample.many(10) { _ in Sample.options(["`Four`", "Four", "Two"]) }
    let several = Sample.many(10) { _ in
      ["The longest", "The longer", "Short"].enumerated().map {
        Option(text: $1, isCorrect: $0 < 2, why: "Because of this, number \($0).")
      }
    }
    #expect(LintedBank(equal + several).findings(.keyLongest) == [])
  }
}
