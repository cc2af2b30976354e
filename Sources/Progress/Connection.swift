internal import CSQLite

/// One open SQLite file, used by one thread, closed when it goes out of scope.
struct Connection: ~Copyable {
  private let handle: OpaquePointer

  /// Opens a file; `flags` are those of `sqlite3_open_v2`.
  init(path: String, flags: Int32) throws(SQLiteError) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(opened, code: code)
      // A failed open still hands out a handle that wants to be closed.
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Waits ten seconds or a little more for another process before the file counts as locked.
  ///
  /// SQLite's own busy timeout sleeps up to 100 ms between tries. Among many processes that write all the
  /// time the lock is free for moments only, and whoever sleeps long may miss all of them for seconds
  /// (Tests/Reliability/together): here are short sleeps of lengths left to chance.
  func waitForOthers() {
    sqlite3_busy_handler(
      handle,
      { _, tries in
        guard tries < Connection.mostTries else { return 0 }
        Connection.pause()
        return 1
      }, nil)
  }

  static let mostTries = 3000

  static func pause() {
    sqlite3_sleep(Int32.random(in: 1...6))
  }

  /// Asks what SQLite knows of the file itself, <https://sqlite.org/c3ref/file_control.html>; nil for no answer.
  func control<Answer: BitwiseCopyable>(_ question: Int32, _ empty: Answer) -> Answer? {
    var answer = empty
    let code = withUnsafeMutablePointer(to: &answer) {
      sqlite3_file_control(handle, "main", question, $0)
    }
    return code == SQLITE_OK ? answer : nil
  }

  /// Runs schema text; several statements, no parameters.
  func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteError(handle, code: SQLITE_ERROR, sql: sql)
    }
  }

  /// Runs one statement and leaves its rows unread.
  func run(_ sql: String, _ values: Value...) throws(SQLiteError) {
    let statement = try Statement(sql, on: handle)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// The rows of one statement, each turned into a value while it is current.
  func rows<Element>(
    _ sql: String, _ values: Value..., decode: (borrowing Row) throws(SQLiteError) -> Element
  ) throws(SQLiteError) -> [Element] {
    let statement = try Statement(sql, on: handle)
    try statement.bind(values)
    var elements: [Element] = []
    while try statement.step() { elements.append(try decode(Row(statement: statement.handle))) }
    return elements
  }

  /// Everything in `body` or nothing; takes the write lock at once, so that it cannot fail half-way.
  func transaction<Result, Failure: Error>(
    failure: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try translated(failure) { () throws(SQLiteError) in try execute("begin immediate") }
    let result: Result
    do {
      result = try body()
    } catch {
      rollBack()
      throw error
    }
    do throws(SQLiteError) {
      try execute("commit")
    } catch {
      rollBack()
      throw failure(error)
    }
    return result
  }

  func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try transaction(failure: { $0 }, body)
  }

  /// Reads one state of the file, whatever others write meanwhile.
  func reading<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("begin")
    defer { rollBack() }
    return try body()
  }

  /// Rows changed by the last statement.
  var changes: Int { Int(sqlite3_changes(handle)) }

  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Copies the whole database into an empty file with SQLite's own backup calls, <https://sqlite.org/backup.html>.
  ///
  /// Neither a journal nor syncing: a copy that was cut short is thrown away, and one that is whole is
  /// synced once, by the caller.
  func backUp(to path: String) throws(SQLiteError) {
    let target = try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
    try target.execute("pragma journal_mode = off; pragma synchronous = off")
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw SQLiteError(target.handle, code: SQLITE_ERROR)
    }
    let step = sqlite3_backup_step(backup, -1)
    let finish = sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, finish == SQLITE_OK else {
      throw SQLiteError(target.handle, code: step == SQLITE_DONE ? finish : step)
    }
  }

  private func rollBack() {
    // A failed statement may have rolled back already; then there is nothing to undo.
    sqlite3_exec(handle, "rollback", nil, nil, nil)
  }

  private func translated<Failure: Error>(
    _ failure: (SQLiteError) -> Failure, _ body: () throws(SQLiteError) -> Void
  ) throws(Failure) {
    do throws(SQLiteError) { try body() } catch { throw failure(error) }
  }
}

/// A value on its way into a statement.
enum Value: Sendable, Equatable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  static func real(_ value: Double?) -> Self { value.map { .real($0) } ?? .null }
}

/// One prepared statement, finalised when it goes out of scope.
private struct Statement: ~Copyable {
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

/// The current row of a statement, readable only while it is decoded.
struct Row: ~Copyable {
  private let statement: OpaquePointer

  fileprivate init(statement: OpaquePointer) {
    self.statement = statement
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(statement, column))
  }

  /// An integer that has to lie in a range; anything else counts as damage of the file.
  func integer(_ column: Int32, in range: ClosedRange<Int>) throws(SQLiteError) -> Int {
    let value = integer(column)
    guard range.contains(value) else { throw nonsense(column, "\(value)") }
    return value
  }

  /// The same for a number.
  func real(_ column: Int32, in range: ClosedRange<Double>) throws(SQLiteError) -> Double {
    guard let value = real(column), range.contains(value) else {
      throw nonsense(column, real(column).map { "\($0)" } ?? "nothing")
    }
    return value
  }

  private func nonsense(_ column: Int32, _ value: String) -> SQLiteError {
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "a column"
    return SQLiteError(code: SQLITE_CORRUPT, message: "\(value) stands in \(name)")
  }

  func real(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement, column)
  }

  /// Whether a text is this one, found out without making a string of it.
  func text(_ column: Int32, is other: String?) -> Bool {
    guard let other, let bytes = sqlite3_column_text(statement, column) else { return false }
    let count = Int(sqlite3_column_bytes(statement, column))
    return UnsafeBufferPointer(start: bytes, count: count).elementsEqual(other.utf8)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
