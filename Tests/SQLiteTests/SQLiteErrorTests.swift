import CSQLite
import Testing

@testable import SQLite

@Suite struct SQLiteErrorTests {
  @Test(arguments: [
    (SQLITE_NOTADB, SQLiteError.Cause.notADatabase), (SQLITE_CORRUPT, .damaged),
    (SQLITE_READONLY, .readOnly), (SQLITE_READONLY | 4 << 8, .moved), (SQLITE_BUSY, .busy),
    (SQLITE_BUSY | 2 << 8, .busy), (SQLITE_LOCKED, .busy), (SQLITE_FULL, .diskFull),
    (SQLITE_IOERR | 3 << 8, .diskFailed), (SQLITE_CANTOPEN, .cannotOpen),
    (SQLITE_PERM, .cannotOpen), (SQLITE_CONSTRAINT | 8 << 8, .other),
  ])
  func `a result code gives its cause`(code: Int32, cause: SQLiteError.Cause) {
    #expect(SQLiteError(code: code, message: "m").cause == cause)
  }
}
