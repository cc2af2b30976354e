internal import CSQLite

/// One prepared statement, finalised when it goes out of scope.
struct Statement: ~Copyable {
  let handle: OpaquePointer
  private let connection: OpaquePointer
  private let sql: String

  init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
    var prepared: OpaquePointer?
    var tail = ""
    let code = sql.withCString { start in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(connection, start, -1, &prepared, &rest)
      tail = rest.map { String(cString: $0) } ?? ""
      return code
    }
    guard code == SQLITE_OK else { throw SQLiteError(connection, code: code, sql: sql) }
    guard let prepared, tail.allSatisfy(\.isWhitespace) else {
      sqlite3_finalize(prepared)
      throw SQLiteError(code: SQLITE_MISUSE, message: "expected one statement", sql: sql)
    }
    handle = prepared
    self.connection = connection
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  func bind(_ values: [Value]) throws(SQLiteError) {
    guard values.count == Int(sqlite3_bind_parameter_count(handle)) else {
      throw SQLiteError(
        code: SQLITE_RANGE, message: "\(values.count) values for another number of parameters",
        sql: sql)
    }
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw SQLiteError(connection, code: code, sql: sql) }
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
    case .real(let number): sqlite3_bind_double(handle, index, number)
    case .text(var text):
      // With its byte count, since a length of -1 would stop at a NUL; SQLite copies the bytes.
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text64(
            handle, index, characters.baseAddress ?? emptyText, UInt64(characters.count),
            unsafeBitCast(-1, to: sqlite3_destructor_type.self), UInt8(SQLITE_UTF8))
        }
      }
    }
  }

  /// True while there is a row.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw SQLiteError(connection, code: code, sql: sql)
    }
  }
}

/// Stands for an empty text, whose buffer may have no address; a nil pointer would bind NULL.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  byte.initialize(to: 0)
  return UnsafePointer(byte)
}()
