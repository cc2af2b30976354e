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
