import Questions
import Testing

@testable import Search

@Suite struct SynonymsTests {
  private let synonyms = Synonyms(groups: [
    ["cbv", "class-based view"], ["n+1", "related loading", "select_related"], ["ws", "WebSocket"],
    ["empty", ""],
  ])

  private var index: SearchIndex {
    SearchIndex(
      questions: [
        question("view", prompt: "What is a class-based view?"),
        question("cbv", prompt: "x", answer: "Among many other words there is a CBV in here"),
        question("loop", prompt: "the N+1 problem"),
        question("loading", prompt: "Loading of related and related loading"),
        question("socket", prompt: "WebSockets"),
        question("words", prompt: "view of a class that is based on another"),
      ], synonyms: synonyms)
  }

  @Test(arguments: [
    ("cbv", ["cbv", "view"]), ("ws", ["socket"]), ("websocket", ["socket"]),
    ("n+1", ["loop", "loading"]), ("related loading", ["loading", "loop"]),
    ("select_related", ["loading", "loop"]), ("empty", []),
  ])
  func `a synonym is found after the literal word`(text: String, ids: [String]) throws {
    #expect(try index.ids(text) == ids)
  }

  @Test func `a phrase of the query is also found by its abbreviation`() throws {
    #expect(try index.ids("class based views") == ["view", "words", "cbv"])
  }
}
