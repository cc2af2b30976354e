import CSQLite
import Testing

@testable import SQLite

@Suite struct ConnectionTests {
  private func memory() throws -> Connection {
    try Connection(":memory:", .making)
  }

  @Test(arguments: [
    Value.null, .integer(.max), .integer(.min), .real(0.1), .text(""), .text("é\u{0}ö"),
    .text("it's"),
  ])
  func `a value comes back as it went in`(value: Value) throws {
    let connection = try memory()
    let found = try connection.rows("select ?1, typeof(?1)", [value]) { row -> Value in
      switch row.text(1) {
      case "null": .null
      case "integer": .integer(row.integer(0))
      case "real": .real(row.real(0))
      default: .text(row.text(0) ?? "missing")
      }
    }
    #expect(found == [value])
  }

  @Test func `a null text is nil and a null number is nil`() throws {
    let found = try memory().rows("select null, null") { ($0.text(0), $0.real(1), $0.isNull(0)) }
    #expect(found.count == 1)
    #expect(found[0].0 == nil)
    #expect(found[0].1 == nil)
    #expect(found[0].2)
  }

  @Test func `a folder cannot be opened`() {
    let error = #expect(throws: SQLiteError.self) {
      try Connection("/", .writing).execute("select 1")
    }
    #expect(error?.primaryCode == SQLITE_CANTOPEN)
  }

  @Test func `an error carries code, message and statement`() throws {
    let connection = try memory()
    try connection.execute("create table t (x integer unique) strict")
    try connection.run("insert into t values (?)", [.integer(1)])
    let sql = "insert into t values (?)"
    let error = #expect(throws: SQLiteError.self) { try connection.run(sql, [.integer(1)]) }
    #expect(error == SQLiteError(code: 2067, message: "UNIQUE constraint failed: t.x", sql: sql))
  }

  @Test(arguments: ["select 1; select 2", "", "select"])
  func `what is not one statement is refused`(sql: String) throws {
    #expect(throws: SQLiteError.self) { try memory().run(sql) }
  }

  @Test func `a wrong number of values is refused`() throws {
    let error = #expect(throws: SQLiteError.self) { try memory().run("select ?", [.null, .null]) }
    #expect(error?.code == SQLITE_RANGE)
  }

  @Test func `what a schema brings along does not run`() throws {
    let connection = try memory()
    try connection.execute(
      """
      create table t (x);
      create trigger wipe after insert on t begin delete from t; end;
      create view endless as
        with recursive n(x) as (select 1 union all select x + 1 from n) select x from n;
      insert into t values (1);
      """)
    #expect(try connection.rows("select x from t") { $0.integer(0) } == [1])
    #expect(throws: SQLiteError.self) { try connection.run("select count(*) from endless") }
  }

  @Test func `nobody writes into a schema`() throws {
    let connection = try memory()
    try connection.execute("create table t (x); pragma writable_schema = on")
    #expect(throws: SQLiteError.self) {
      try connection.run("update sqlite_schema set sql = 'create table t (y)'")
    }
  }
}
