import SQLite
import Testing

@Suite struct TransactionTests {
  private struct Changed: Error {}

  private func memory() throws -> Connection {
    let connection = try Connection(":memory:", .making)
    try connection.execute("create table t (x integer) strict")
    return connection
  }

  @Test func `a transaction that throws leaves nothing behind, whatever it throws`() throws {
    let connection = try memory()
    #expect(throws: SQLiteError.self) {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        try connection.run("insert into t values ('text')")
      }
    }
    #expect(throws: Changed.self) {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        throw Changed()
      }
    }
    #expect(try connection.rows("select count(*) from t") { $0.integer(0) } == [0])
    try connection.transaction { try connection.run("insert into t values (2)") }
    #expect(try connection.rows("select x from t") { $0.integer(0) } == [2])
  }

  @Test func `what is read at one state changes nothing`() throws {
    let connection = try memory()
    let count = try connection.reading {
      try connection.run("insert into t values (1)")
      return try connection.rows("select count(*) from t") { $0.integer(0) }
    }
    #expect(count == [1])
    #expect(try connection.rows("select count(*) from t") { $0.integer(0) } == [0])
  }
}
