import Testing

@testable import BankLint

@Suite struct StemmedWordsTests {
  @Test(arguments: [
    ("It joined two tables", "join", true),
    ("use select_related here", "select related", true),
    ("use select_related here", "selectrelated", true),
    ("foreign keys", "foreign key", true),
    ("keys that are foreign", "foreign key", false),
    ("", "join", false),
    ("join", "", false),
  ])
  func `a run of words is found in any form`(row: (text: String, term: String, isFound: Bool)) {
    #expect(StemmedWords(row.text).contain(StemmedWords(row.term)) == row.isFound)
  }
}
