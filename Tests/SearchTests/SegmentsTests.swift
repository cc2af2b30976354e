import Questions
import Testing

@testable import Search

@Suite struct SegmentsTests {
  private let one = [
    question("a", prompt: "migrations", topic: "models"), question("b", prompt: "cookies"),
    question("c", prompt: "`select_related` joins"),
  ]
  private let other = [
    question("x/a", prompt: "migrating birds"), question("x/b", prompt: "cookies"),
    question("x/c", prompt: "cookiez in a jar"),
  ]

  private func index(_ parts: [Question]...) -> SearchIndex {
    SearchIndex(parts.map { SearchSegment(questions: $0) })
  }

  @Test(arguments: [
    "migrations", "cookies", "migrating", "jar", "birds cookies", "selectrelated", "topic:models",
    "cookies -jar", "\"in a jar\"", "joinz", "id:x/",
  ])
  func `several segments find what one of all questions finds`(query: String) throws {
    let parts = try index(one, other).results(query)
    let whole = try index(one + other).results(query)
    #expect(parts.hits.map(\.id) == whole.hits.map(\.id))
    #expect(parts.count == whole.count)
    #expect(parts.corrected == whole.corrected)
    #expect(parts.dropped == whole.dropped)
    #expect(parts.doubt == whole.doubt)
  }

  @Test func `a word that one segment knows is no slip in another`() throws {
    #expect(try index(one, other).ids("cookiez") == ["x/c"])
    #expect(try index(one).ids("cookiez") == ["b"])
  }

  @Test func `topics and counts are those of all, and every hit is listed from its segment`() throws
  {
    let index = index(one, other, [])
    #expect(index.topics == ["models", "orm"])
    #expect(index.count == 6)
    let results = try index.results("cookies")
    let prompts = results.hits.map { index.listing(of: $0, in: results).prompt }
    #expect(prompts.map(\.text) == ["cookies", "cookies"])
    #expect(prompts.map(\.matches) == [[0..<7], [0..<7]])
    #expect(try SearchIndex([]).results("cookies").hits == [])
  }
}
