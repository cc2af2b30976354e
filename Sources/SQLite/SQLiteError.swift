internal import CSQLite

/// What SQLite answered when something failed.
package struct SQLiteError: Error, Sendable, Equatable {
  /// The extended result code, <https://sqlite.org/rescode.html>.
  package let code: Int32
  package let message: String
  /// The statement that failed, when one was at hand.
  package let sql: String?

  /// The primary code: the low byte of the extended one.
  var primaryCode: Int32 { code & 0xff }

  /// SQLITE_READONLY_DBMOVED, which is a macro.
  static let moved = SQLITE_READONLY | 4 << 8

  init(code: Int32, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// The last error of a connection; `sqlite3_errmsg`, since `sqlite3_errstr` knows no details.
  init(_ handle: OpaquePointer?, code: Int32, sql: String? = nil) {
    self.code = handle.map { sqlite3_extended_errcode($0) } ?? code
    message =
      handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "out of memory"
    self.sql = sql
  }
}

extension SQLiteError {
  /// What kind of failure it was, as far as anybody would do something else about it.
  package enum Cause: Sendable, Equatable {
    case notADatabase, damaged, readOnly
    /// Another file was put in its place.
    case moved
    case busy, diskFull, diskFailed, cannotOpen
    /// It took more steps than it was given.
    case interrupted
    case other
  }

  /// By the result code.
  package var cause: Cause {
    switch primaryCode {
    case _ where code == Self.moved: .moved
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CORRUPT: .damaged
    case SQLITE_READONLY: .readOnly
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .diskFull
    case SQLITE_IOERR, SQLITE_NOLFS, SQLITE_PROTOCOL: .diskFailed
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
    default: .other
    }
  }
}
