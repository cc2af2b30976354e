import Questions
import Testing

@testable import Search

@Suite struct DoubtTests {
  private let index: SearchIndex = {
    var asked = question("lock", prompt: "What does `select_for_update` do?")
    asked.askedAs = ["two people buy the last ticket"]
    return SearchIndex(questions: [
      asked, question("probes", prompt: "Health checks", answer: "kubernetes asks for them"),
      question("orm", prompt: "What is an ORM?", answer: "it maps rows to objects"),
    ])
  }()

  @Test(arguments: [
    "select_for_update", "what is an orm", "people buy a ticket", "health check", "orm maps rows",
    "the last ticket",
  ])
  func `a hit with what is asked is no doubt`(query: String) throws {
    let results = try index.results(query)
    #expect(results.doubt == nil)
    #expect(results.isConfident)
  }

  @Test(arguments: [
    ("kubernetes operator", ["kubernetes", "operator"], false),
    ("how do objects bark loudly", ["objects", "bark", "loudly"], false),
    ("what is a linkedlist", ["linkedlist"], true),
  ])
  func `a hit with less is doubted, and the doubt says about what`(
    query: String, about: [String], isComplete: Bool
  ) throws {
    let results = try index.results(query)
    #expect(!results.hits.isEmpty)
    #expect(results.doubt == Doubt(about: about, isComplete: isComplete))
    #expect(!results.isConfident)
  }

  @Test func `no hit is no confidence, and a query without weighty words no doubt`() throws {
    #expect(try !index.results("zzzzzz").isConfident)
    #expect(try index.results("what is").doubt == nil)
    #expect(try index.results("topic:orm").isConfident)
  }
}
