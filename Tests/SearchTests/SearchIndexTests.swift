import Questions
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  @Test func `an empty index finds nothing`() throws {
    let index = SearchIndex(questions: [])
    #expect(try index.ids("django") == [])
    #expect(try index.ids("") == [])
    #expect(index.count == 0)
  }

  @Test func `a query without words gives all questions in their order`() throws {
    let index = SearchIndex(questions: [question("b"), question("a"), question("c")])
    #expect(try index.ids("") == ["b", "a", "c"])
    #expect(try index.ids("…!?") == ["b", "a", "c"])
    #expect(try index.ids("", limit: 2) == ["b", "a"])
    #expect(try index.ids("", limit: 0) == [])
  }

  @Test func `the field counts`() throws {
    let index = SearchIndex(questions: [
      question("e", prompt: "x", answer: "```\ncascade\n```\ny"),
      question("d", prompt: "x", answer: "cascade y"),
      question("c", prompt: "x", points: ["cascade y"]),
      question("a", prompt: "cascade"),
    ])
    #expect(try index.ids("cascade") == ["a", "c", "d", "e"])
  }

  @Test func `a word that all questions have still counts`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "x y", answer: "django"), question("b", prompt: "django y"),
    ])
    #expect(try index.ids("django") == ["b", "a"])
    let score = try index.results("django").hits.map(\.score)
    #expect(score.allSatisfy { $0 > 0.3 })
  }

  @Test func `equal questions stay in their order`() throws {
    let index = SearchIndex(questions: ["c", "a", "b"].map { question($0, prompt: "same words") })
    #expect(try index.ids("words") == ["c", "a", "b"])
  }

  private static let identifiers = SearchIndex(questions: [
    question("f", answer: "Use `F('price')` of it"),
    question("related", answer: "`select_related()` joins"),
    question("csrf", answer: "{% csrf_token %} in a form"),
    question("cascade", answer: "`ForeignKey(on_delete=CASCADE)`"),
    question("user", answer: "settings.AUTH_USER_MODEL"),
    question("loop", answer: "the N+1 problem"),
    question("mixin", answer: "LoginRequiredMixin"),
  ])

  @Test(arguments: [
    ("select_related", "related"), ("select related", "related"), ("selectrelated", "related"),
    ("SELECT-RELATED", "related"), ("related", "related"),
    ("{% csrf_token %}", "csrf"), ("csrftoken", "csrf"), ("token", "csrf"),
    ("on_delete=CASCADE", "cascade"), ("ondelete", "cascade"), ("cascade", "cascade"),
    ("foreign key", "cascade"), ("AUTH_USER_MODEL", "user"), ("auth user", "user"),
    ("N+1", "loop"), ("n+1 problem", "loop"), ("F()", "f"), ("f('price')", "f"),
    ("loginrequired", "mixin"), ("login required mixin", "mixin"), ("requiredmixin", "mixin"),
  ])
  func `an identifier is found whole and in parts`(text: String, id: String) throws {
    #expect(try Self.identifiers.ids(text).first == id)
  }

  @Test(arguments: [
    ("migration", ["one", "other"]), ("migrations", ["other", "one"]),
    ("migrating", ["one", "other"]),
  ])
  func `other forms are found after the literal word`(text: String, ids: [String]) throws {
    let index = SearchIndex(questions: [
      question("one", prompt: "A migration"), question("other", prompt: "A migrations"),
    ])
    #expect(try index.ids(text) == ids)
  }

  @Test func `the last word may be a beginning`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "prefetching"), question("b", prompt: "of many prefixes"),
    ])
    #expect(try index.ids("prefe") == ["a"])
    #expect(try index.ids("pre") == ["a", "b"])
    #expect(try index.ids("prefe ") == [])
    #expect(try index.ids("prefe many") == ["b"])
  }

  @Test(arguments: [
    ("authentcation", "authentication", ["auth"]),
    ("autehntication", "authentication", ["auth"]),
    ("uathentication", "authentication", ["auth"]),
    ("middlewear", "middleware", ["mid"]),
    ("qurey", "query", ["query"]),
    ("select_realted", "select_related", ["related"]),
    ("the middlewear", "the middleware", ["mid"]),
    ("Select_Related middlewear", "Select_Related middleware", ["related", "mid"]),
  ])
  func `typos are corrected, and the result says how`(
    text: String, corrected: String, ids: [String]
  )
    throws
  {
    let index = SearchIndex(questions: [
      question("auth", prompt: "authentication"), question("mid", prompt: "the middleware"),
      question("query", prompt: "query"), question("related", prompt: "`select_related`"),
    ])
    let results = try index.results(text)
    #expect(results.hits.map(\.id) == ids)
    #expect(results.corrected == corrected)
  }

  @Test(arguments: ["frm", "xuery", "miiddlewarre-x", "zuthentcation"])
  func `too many slips for the length find nothing`(text: String) throws {
    let index = SearchIndex(questions: [question("a", prompt: "authentication form query")])
    let results = try index.results(text)
    #expect(results.hits.isEmpty)
    #expect(results.corrected == nil)
  }

  @Test func `an exact word is not corrected`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "casual words"), question("b", prompt: "causal words"),
    ])
    #expect(try index.ids("causal") == ["b"])
    #expect(try index.results("causal").corrected == nil)
  }

  @Test func `words that nothing has are dropped, and the result says which`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "csrf cookies"), question("b", prompt: "sessions"),
    ])
    let results = try index.results("csrf zzz the qqqqqqqq")
    #expect(results.hits.map(\.id) == ["a"])
    #expect(results.dropped == ["zzz", "qqqqqqqq"])
    #expect(try index.results("zzz").dropped == ["zzz"])
    #expect(try index.results("csrf").dropped == [])
  }

  @Test func `a question with all words in a key point comes before those with one in the prompt`()
    throws
  {
    let index = SearchIndex(questions: [
      question("a", prompt: "cookies"), question("b", prompt: "sessions"),
      question("c", prompt: "x", points: ["there are cookies and there are sessions"]),
    ])
    #expect(try index.ids("sessions cookies").first == "c")
  }

  @Test func `neighbours in the query are better near each other`() throws {
    let index = SearchIndex(questions: [
      question("far", prompt: "cache of a very long list of many words and then the key"),
      question("near", prompt: "of a very long list of many words and then the cache key"),
    ])
    #expect(try index.ids("cache key") == ["near", "far"])
  }

  @Test func `a phrase must stand as it is and an excluded one must not`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "together unique"), question("b", prompt: "unique together"),
      question("c", prompt: "`unique_together`"), question("d", prompt: "unique"),
    ])
    #expect(try index.ids("\"unique together\"") == ["b", "c"])
    #expect(try index.ids("unique -\"unique together\"") == ["d", "a"])
    #expect(try index.ids("unique -together") == ["d"])
    #expect(try index.ids("-together") == ["d"])
    #expect(try index.ids("\"unique zzz\"") == [])
    #expect(try index.results("\"unique zzz\"").dropped == ["\"unique zzz\""])
  }

  @Test func `filters and the caller's condition hold for every hit`() throws {
    let index = SearchIndex(questions: [
      question("a-one", prompt: "x", topic: "orm", level: .beginner),
      question("a-two", prompt: "x", topic: "models", level: .advanced),
      question("b", prompt: "x", topic: "orm", level: .advanced),
    ])
    #expect(try index.ids("x topic:orm") == ["a-one", "b"])
    #expect(try index.ids("x topic:orm level:advanced") == ["b"])
    #expect(try index.ids("topic:models") == ["a-two"])
    #expect(try index.ids("kind:choice") == [])
    #expect(try index.ids("id:a-") == ["a-one", "a-two"])
    let query = try Query(parsing: "x", topics: [])
    #expect(index.results(for: query) { $0 != "b" }.hits.map(\.id) == ["a-one", "a-two"])
  }

  @Test func `the parts add up to the score and name their reasons`() throws {
    let index = SearchIndex(questions: [
      question("a", prompt: "related objects", answer: "loading"), question("b", prompt: "x"),
    ])
    let hit = try #require(try index.results("related objects loadign").hits.first)
    #expect(
      hit.parts.map(\.reason) == [
        .word("related", .literal, .prompt), .word("objects", .literal, .prompt),
        .word("loadign", .corrected(slips: 1), .answer), .closeness, .overview,
      ])
    #expect(abs(hit.parts.reduce(0) { $0 + $1.value } - hit.score) < 1e-9)
  }
}
