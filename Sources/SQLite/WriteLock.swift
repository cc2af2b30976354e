internal import CSQLite

extension Connection {
  /// Takes the right to write into the file, to be held as long as the connection lives.
  ///
  /// Taking it finishes what a killed process left. Where the file is too damaged for a transaction, SQLite's
  /// own lock is taken without one: a process that has read the file before may still write into it.
  package func lock() throws(SQLiteError) {
    do {
      try execute("begin immediate")
    } catch {
      guard error.primaryCode != SQLITE_BUSY else { throw error }
      try lockExclusively()
    }
    let hasMoved = control(SQLITE_FCNTL_HAS_MOVED, Int32(0)) ?? 0
    if hasMoved != 0 { throw SQLiteError(code: SQLiteError.moved, message: "moved") }
  }

  /// Brings what stands in a write-ahead log into the file, which has none from then on.
  ///
  /// A log that stays behind would be replayed into whatever comes into the file's place.
  package func leaveLog() throws(SQLiteError) {
    guard try rows("pragma journal_mode", decode: { $0.text(0) }) == ["wal"], !isReadOnly else {
      return
    }
    try execute("pragma journal_mode = delete")
  }

  /// Takes SQLite's lock on the file whatever stands in it, <https://sqlite.org/c3ref/io_methods.html>.
  private func lockExclusively() throws(SQLiteError) {
    let file = control(SQLITE_FCNTL_FILE_POINTER, UnsafeMutablePointer<sqlite3_file>?.none) ?? nil
    guard let lock = file?.pointee.pMethods?.pointee.xLock else { return }
    for level in [SQLITE_LOCK_SHARED, SQLITE_LOCK_EXCLUSIVE] {
      var code = lock(file, level)
      for _ in 0..<Self.mostTries where code == SQLITE_BUSY {
        Self.pause()
        code = lock(file, level)
      }
      guard code == SQLITE_OK else { throw SQLiteError(code: code, message: "not locked") }
    }
  }

  /// Asks what SQLite knows of the file itself, <https://sqlite.org/c3ref/file_control.html>; nil for no answer.
  private func control<Answer: BitwiseCopyable>(_ question: Int32, _ empty: Answer) -> Answer? {
    var answer = empty
    let code = withUnsafeMutablePointer(to: &answer) {
      sqlite3_file_control(handle, "main", question, $0)
    }
    return code == SQLITE_OK ? answer : nil
  }
}
