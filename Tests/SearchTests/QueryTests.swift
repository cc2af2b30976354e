import Questions
import Testing

@testable import Search

@Suite struct QueryTests {
  private let topics = ["models", "orm"]

  private func query(_ text: String) throws -> Query {
    try Query(parsing: text, topics: topics, banks: ["acme", "django"])
  }

  @Test(
    arguments: [
      ("", []),
      (" \n\t ", []),
      ("csrf token", [.word("csrf"), .word("token")]),
      ("\"unique together\" orm", [.phrase("unique together"), .word("orm")]),
      (
        "cascade -admin -\"foreign key\"",
        [.word("cascade"), .excluded("admin"), .excluded("foreign key")]
      ),
      ("migrate --fake-initial", [.word("migrate"), .word("-fake-initial")]),
      ("a - b", [.word("a"), .word("-"), .word("b")]),
      ("\"open end", [.phrase("open end")]),
      ("\"", [.phrase("")]),
      ("-\"", [.excluded("")]),
      ("\"a\"b", [.phrase("a"), .word("b")]),
      ("a\"b c\"", [.word("a\"b"), .word("c\"")]),
      ("--", [.word("-")]),
      ("-topic:orm", [.excluded("topic:orm")]),
      ("id: :", [.word(":")]),
      ("topics:orm a\0b", [.word("topics:orm"), .word("a\0b")]),
      // A joiner is one character with the blank before it.
      ("\u{FFFD}\u{301} \u{200D}", [.word("\u{FFFD}\u{301}")]),
      ("http://localhost:8000", [.word("http://localhost:8000")]),
      ("{% csrf_token %}", [.word("{%"), .word("csrf_token"), .word("%}")]),
    ] as [(String, [Query.Clause])])
  func `words, phrases and excluded words are told apart`(text: String, clauses: [Query.Clause])
    throws
  {
    #expect(try query(text).clauses == clauses)
  }

  @Test(arguments: [
    ("casc", true), ("casc ", false), ("\"casc\"", false), ("casc topic:orm", true),
    ("casc -a", false), ("", false),
  ])
  func `the last word may go on when nothing stands after it`(text: String, isOpen: Bool) throws {
    #expect(try query(text).lastWordIsOpen == isOpen)
  }

  @Test func `filters widen by more values and narrow by more names`() throws {
    let query = try query(
      "topic:orm,MODELS bank:acme level:advanced Kind:choice is:due is:new id:on-del x")
    #expect(query.clauses == [.word("x")])
    #expect(query.filters.banks == ["acme"])
    #expect(query.filters.topics == ["orm", "models"])
    #expect(query.filters.levels == [.advanced])
    #expect(query.filters.kinds == [Choice.kind])
    #expect(query.filters.standings == [.due, .new])
    #expect(query.filters.ids == ["on-del"])
  }

  @Test(
    arguments: [
      ("topic:orms", .unknownValue(filter: .topic, value: "orms", allowed: ["models", "orm"])),
      ("bank:acne", .unknownValue(filter: .bank, value: "acne", allowed: ["acme", "django"])),
      (
        "x level:hard",
        .unknownValue(
          filter: .level, value: "hard", allowed: ["beginner", "intermediate", "advanced"])
      ),
      ("kind:", .unknownValue(filter: .kind, value: "", allowed: Kind.allCases.map(\.rawValue))),
      (
        "is:due,old",
        .unknownValue(filter: .is, value: "old", allowed: ["due", "new", "weak", "wrong"])
      ),
    ] as [(String, QueryError)])
  func `a wrong value gets the allowed ones`(text: String, error: QueryError) {
    #expect(throws: error) { try query(text) }
  }

  @Test func `a long text is read up to the limit`() throws {
    let clauses = try query(String(repeating: "ab ", count: 10_000)).clauses
    #expect(clauses.count == (Query.longestText + 2) / 3)
  }
}
