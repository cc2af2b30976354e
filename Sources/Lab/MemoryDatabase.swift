internal import CSQLite
internal import Questions

/// A database in memory that holds a dataset and can do nothing but answer.
final class MemoryDatabase {
  private let handle: OpaquePointer
  private let guardian = Guardian()

  init(_ dataset: String, _ limits: LabLimits) throws(LabFault) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw .dataset("no memory")
    }
    handle = opened
    sqlite3_exec(opened, "pragma temp_store = memory", nil, nil, nil)
    restrict(limits)
    try make(dataset, limits)
  }

  private func make(_ dataset: String, _ limits: LabLimits) throws(LabFault) {
    guardian.begin(.making, seconds: limits.seconds)
    let made = limitingMemory(limits) { sqlite3_exec(handle, dataset, nil, nil, nil) }
    guard made == SQLITE_OK else {
      throw .dataset(guardian.hasDenied ? "it reaches out of its database" : message)
    }
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, Int32(limits.statement))
  }

  private func limitingMemory<Value, Fault: Error>(
    _ limits: LabLimits, _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let before = sqlite3_hard_heap_limit64(-1)
    sqlite3_hard_heap_limit64(sqlite3_memory_used() + Int64(limits.memory))
    defer { sqlite3_hard_heap_limit64(before) }
    return try body()
  }

  deinit { sqlite3_close_v2(handle) }

  private func restrict(_ limits: LabLimits) {
    let bounds: [(Int32, Int)] = [
      (SQLITE_LIMIT_LENGTH, limits.text), (SQLITE_LIMIT_SQL_LENGTH, limits.text),
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_COLUMN, 100), (SQLITE_LIMIT_EXPR_DEPTH, 100),
      (SQLITE_LIMIT_COMPOUND_SELECT, 50), (SQLITE_LIMIT_FUNCTION_ARG, 20),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000), (SQLITE_LIMIT_TRIGGER_DEPTH, 5),
      (SQLITE_LIMIT_VDBE_OP, 50_000), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (name, bound) in bounds { sqlite3_limit(handle, name, Int32(bound)) }
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        Guardian.at(context).allows(action, first, second) ? SQLITE_OK : SQLITE_DENY
      }, guardian.pointer)
    sqlite3_progress_handler(
      handle, 1000, { Guardian.at($0).ends() ? 1 : 0 }, guardian.pointer)
  }

  // MARK: Running

  /// The rows of one statement, of which nothing but blanks and comments may follow.
  ///
  /// `isStopped` is asked a few times a second, with the milliseconds gone.
  func run(
    _ sql: String, mayWrite: Bool, _ limits: LabLimits, isStopped: (Int) -> Bool = { _ in false }
  ) throws(LabFault) -> Rows {
    guard sql.utf8.count <= limits.statement else { throw .tooMuchText }
    guardian.begin(mayWrite ? .writing : .reading, seconds: limits.seconds)
    return try guardian.asking(isStopped) { () throws(LabFault) in
      try limitingMemory(limits) { () throws(LabFault) in try run(sql, mayWrite, limits) }
    }
  }

  private func run(
    _ sql: String, _ mayWrite: Bool, _ limits: LabLimits
  ) throws(LabFault) -> Rows {
    let statement = try prepared(sql, limits)
    defer { sqlite3_finalize(statement) }
    let count = sqlite3_column_count(statement)
    guard count > 0 || mayWrite else { throw .notAllowed }
    let columns = (0..<count).map {
      sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
    }
    return Rows(columns: columns, rows: try rows(of: statement, count, limits))
  }

  private func rows(
    of statement: OpaquePointer, _ count: Int32, _ limits: LabLimits
  ) throws(LabFault) -> [[RowValue]] {
    var rows: [[RowValue]] = []
    var bytes = 0
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return rows
      case SQLITE_ROW:
        guard rows.count < limits.rows else { throw .tooManyRows(limits.rows) }
        for column in 0..<count { bytes += Int(sqlite3_column_bytes(statement, column)) }
        guard bytes <= limits.text else { throw .tooMuchText }
        rows.append((0..<count).map { Self.cell(statement, $0) })
      case let code: throw fault(code, limits)
      }
    }
  }

  private func prepared(_ sql: String, _ limits: LabLimits) throws(LabFault) -> OpaquePointer {
    var statement: OpaquePointer?
    var rest = ""
    let code = sql.withCString { start in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(handle, start, -1, &statement, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
      return code
    }
    guard code == SQLITE_OK else { throw fault(code, limits) }
    guard let statement else { throw .nothing }
    guard isEmpty(rest) else {
      sqlite3_finalize(statement)
      throw .severalStatements
    }
    return statement
  }

  /// Whether nothing but blanks, comments and semicolons are left.
  private func isEmpty(_ rest: String) -> Bool {
    var text = rest
    while true {
      var statement: OpaquePointer?
      var tail = ""
      let code = text.withCString { start in
        var end: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(handle, start, -1, &statement, &end)
        tail = end.map { String(cString: $0) } ?? ""
        return code
      }
      let isStatement = statement != nil
      sqlite3_finalize(statement)
      if code != SQLITE_OK || isStatement { return false }
      if tail.isEmpty || tail == text { return true }
      text = tail
    }
  }

  func onlyReads(_ sql: String) -> Bool {
    guardian.begin(.writing, seconds: 1)
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    return sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK
      && sqlite3_stmt_readonly(statement) != 0
  }

  // MARK: Tables

  func tableNames(_ limits: LabLimits) throws(LabFault) -> [String] {
    let sql =
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name"
    return try run(sql, mayWrite: false, limits).rows.compactMap { $0.first?.description }
  }

  /// Every row of every table, with the table's name before it.
  func contents(_ limits: LabLimits) throws(LabFault) -> Rows {
    var all = Rows(columns: ["table"], rows: [])
    for name in try tableNames(limits) {
      let rows = try run("select * from \(Self.quoted(name))", mayWrite: false, limits)
      all.rows += rows.rows.map { [.text(name)] + $0 }
    }
    return all
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  // MARK: Values and faults

  private static func cell(_ statement: OpaquePointer, _ column: Int32) -> RowValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .bytes(Array(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)))
    default:
      return .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
    }
  }

  private var message: String { String(cString: sqlite3_errmsg(handle)) }

  private func fault(_ code: Int32, _ limits: LabLimits) -> LabFault {
    switch code & 0xff {
    case SQLITE_INTERRUPT where guardian.wasStopped: return .stopped
    case SQLITE_INTERRUPT: return .tooLong(seconds: limits.seconds)
    case SQLITE_NOMEM: return .tooMuchMemory
    case SQLITE_TOOBIG: return .tooMuchText
    case SQLITE_AUTH, SQLITE_READONLY: return .notAllowed
    default: break
    }
    let (message, unknown) = (message, "no such table: ")
    if guardian.hasDenied { return .notAllowed }
    guard message.hasPrefix(unknown) else { return .refused(message) }
    return .unknownTable(
      String(message.dropFirst(unknown.count)), known: (try? tableNames(limits)) ?? [])
  }
}
