import Testing

@testable import Questions

@Suite struct SlipTests {
  @Test(arguments: [
    ("sleect", "select", true), ("slecet", "select", false), ("selet", "select", true),
    ("sellect", "select", true),
    ("sxlxct", "select", false), ("fro", "for", false), ("lists", "list", false),
    ("boks", "books", true),
    ("order_bye", "order_by", true), ("prefetch related", "prefetch_related", false),
    ("python 3.12", "python 3.13", false), ("the trasaction ends", "the transaction ends", true),
    ("teh trasaction ends", "the transaction ends", false), ("select", "select", false),
    ("", "select", false), ("count", "count()", false), ("model1", "model2", false),
  ])
  func `one wrong letter in one long word is a slip`(typed: String, word: String, isSlip: Bool) {
    #expect(Slip.isAllThatParts(typed, word) == isSlip)
  }
}
