import Testing

@testable import Search

@Suite struct SlipsTests {
  private let index = SearchIndex(questions: [
    question("middleware", prompt: "custom middleware"),
    question("fields", prompt: "custom fields"),
    question("related", prompt: "`select_related`"),
    question("commit", prompt: "`on_commit` hooks"),
    question("forms", prompt: "a form in a template"), question("sql", prompt: "raw SQL"),
  ])

  @Test(arguments: [
    ("custom midleware", "middleware"), ("custom middlewares", "middleware"),
    ("custom middlewear", "middleware"), ("custom nmiddleware", "middleware"),
    ("selectrelated", "related"), ("select relatde", "related"), ("selct_related", "related"),
    ("oncommit", "commit"), ("on comit", "commit"), ("forn template", "forms"),
    ("femplate", "forms"), ("tempplate", "forms"), ("fomr", "forms"), ("slq", "sql"),
    ("customfields", "fields"),
  ])
  func `a word that no question has is understood as the nearest one`(query: String, id: String)
    throws
  {
    #expect(try index.ids(query).first == id)
  }

  @Test func `a corrected word weighs as much as the word that was meant`() throws {
    let typed = try index.results("custom midleware").hits
    let meant = try index.results("custom middleware").hits
    #expect(typed.map(\.id) == meant.map(\.id))
    let score = try #require(typed.first?.score)
    #expect(score > 0.85 * (meant.first?.score ?? .infinity))
  }

  @Test func `a word that a question has is never a slip`() throws {
    let index = SearchIndex(questions: [
      question("form", prompt: "form"), question("from", prompt: "from"),
    ])
    #expect(try index.ids("from") == ["from"])
    #expect(try index.results("from").corrected == nil)
  }

  @Test(arguments: ["fm", "frm", "qorm", "xustpm"])
  func `what is too far from every word finds nothing`(query: String) throws {
    #expect(try index.ids(query) == [])
  }
}
