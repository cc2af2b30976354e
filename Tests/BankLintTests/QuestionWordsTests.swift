import Testing

@testable import BankLint

@Suite struct QuestionWordsTests {
  @Test(
    arguments: [
      (["a"], ["a"], false),
      (["a"], ["b"], false),
      (["sort", "ascend"], ["sort", "descend"], true),
      (["ascend", "descend"], ["descend"], false),
      (["5", "a"], ["7", "a"], true),
      (["5", "a"], ["a"], false),
      (["int16"], ["int32"], true),
      (["whi", "lock"], ["when", "lock"], true),
      (["whi", "lock"], ["lock"], false),
      ([], [], false),
    ] as [(Set<String>, Set<String>, Bool)])
  func `a number or an opposite makes another question`(
    row: (one: Set<String>, other: Set<String>, contrasts: Bool)
  ) {
    #expect(QuestionWords.contrast(row.one, row.other) == row.contrasts)
    #expect(QuestionWords.contrast(row.other, row.one) == row.contrasts)
  }

  @Test(
    arguments: [
      (["safe"], ["safe"], false),
      (["safe"], ["not", "safe"], true),
      (["dont", "safe"], ["not", "safe"], false),
      ([], [], false),
    ] as [(Set<String>, Set<String>, Bool)])
  func `a not on one side makes another question`(
    row: (one: Set<String>, other: Set<String>, negates: Bool)
  ) {
    #expect(QuestionWords.negate(row.one, row.other) == row.negates)
    #expect(QuestionWords.negate(row.other, row.one) == row.negates)
  }

  @Test func `words that mean the same are one word in every form`() {
    let content = ["sends a query", "ran the queries", "executing this query"].map {
      QuestionWords.content(of: QuestionWords.tokens(in: $0))
    }
    #expect(content == [["run", "queri"], ["run", "queri"], ["run", "queri"]])
  }
}
