internal import CSQLite
internal import Files

/// One open SQLite file, used by one thread, closed when it goes out of scope.
package struct Connection: ~Copyable {
  let handle: OpaquePointer

  /// How a file is opened.
  package enum Mode {
    case reading, writing
    /// The same as writing, and makes the file when there is none.
    case making

    fileprivate var flags: Int32 {
      switch self {
      case .reading: SQLITE_OPEN_READONLY
      case .writing: SQLITE_OPEN_READWRITE
      case .making: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  /// Opens a file, ":memory:" for one that is gone afterwards.
  package init(_ path: String, _ mode: Mode) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags = mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = path.withSystemPath { sqlite3_open_v2($0, &opened, flags, nil) }
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(opened, code: code)
      // A failed open still hands out a handle that wants to be closed.
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    Self.distrust(opened)
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Runs schema text; several statements, no parameters.
  package func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteError(handle, code: SQLITE_ERROR, sql: sql)
    }
  }

  /// Runs one statement and leaves its rows unread.
  package func run(_ sql: String, _ values: [Value] = []) throws(SQLiteError) {
    let statement = try Statement(sql, on: handle)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// The rows of one statement, each turned into a value while it is current.
  package func rows<Element>(
    _ sql: String, _ values: [Value] = [],
    decode: (borrowing Row) throws(SQLiteError) -> Element
  ) throws(SQLiteError) -> [Element] {
    let statement = try Statement(sql, on: handle)
    try statement.bind(values)
    var elements: [Element] = []
    while try statement.step() { elements.append(try decode(Row(statement: statement.handle))) }
    return elements
  }

  /// Rows changed by the last statement.
  package var changes: Int { Int(sqlite3_changes(handle)) }

  package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }
}
