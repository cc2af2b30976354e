internal import SQLite

/// SQL on the store's file, whose every error names the path.
extension ProgressStore {
  func execute(_ sql: String) throws {
    try StoreError.naming(path) { () throws(SQLiteError) in try connection.execute(sql) }
  }

  func run(_ sql: String, _ values: [Value] = []) throws {
    try StoreError.naming(path) { () throws(SQLiteError) in try connection.run(sql, values) }
  }

  func rows<Element>(
    _ sql: String, _ values: [Value] = [],
    decode: (borrowing Row) throws(SQLiteError) -> Element
  ) throws -> [Element] {
    try StoreError.naming(path) { () throws(SQLiteError) in
      try connection.rows(sql, values, decode: decode)
    }
  }

  /// Everything in `body` or nothing; changes of one moment, such as an answer and what is left after it.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try connection.transaction(body)
    } catch let error as SQLiteError {
      throw StoreError(path: path, error)
    }
  }

  /// Reads one state of the file, whatever others write meanwhile.
  func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try connection.reading(body)
    } catch let error as SQLiteError {
      throw StoreError(path: path, error)
    }
  }
}
