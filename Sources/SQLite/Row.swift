internal import CSQLite

/// The current row of a statement, readable only while it is decoded.
package struct Row: ~Copyable {
  private let statement: OpaquePointer

  init(statement: OpaquePointer) {
    self.statement = statement
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  /// 0 for NULL.
  package func integer(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(statement, column))
  }

  /// An integer that has to lie in a range; anything else counts as damage of the file.
  package func integer(_ column: Int32, in range: ClosedRange<Int>) throws(SQLiteError) -> Int {
    let value = integer(column)
    guard range.contains(value) else { throw nonsense(column, "\(value)") }
    return value
  }

  /// The same for a number.
  package func real(_ column: Int32, in range: ClosedRange<Double>) throws(SQLiteError) -> Double {
    guard let value = real(column), range.contains(value) else {
      throw nonsense(column, real(column).map { "\($0)" } ?? "nothing")
    }
    return value
  }

  private func nonsense(_ column: Int32, _ value: String) -> SQLiteError {
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "a column"
    return SQLiteError(code: SQLITE_CORRUPT, message: "\(value) stands in \(name)")
  }

  /// Nil for NULL.
  package func real(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement, column)
  }

  /// Whether a text is this one, found out without making a string of it.
  package func text(_ column: Int32, is other: String?) -> Bool {
    guard let other, let bytes = sqlite3_column_text(statement, column) else { return false }
    let count = Int(sqlite3_column_bytes(statement, column))
    return UnsafeBufferPointer(start: bytes, count: count).elementsEqual(other.utf8)
  }

  /// Nil for NULL.
  package func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Nil for NULL.
  package func bytes(_ column: Int32) -> [UInt8]? {
    guard !isNull(column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
