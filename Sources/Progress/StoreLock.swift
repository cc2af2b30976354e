internal import CSQLite

/// The right to write into a store's file, held until it goes out of scope.
///
/// Nobody else writes into the file meanwhile. Who waits for it finds, where the file was moved away, that
/// it was (SQLITE_READONLY_DBMOVED).
struct StoreLock: ~Copyable {
  private let connection: Connection

  /// Nil where nobody can write: there is no file, or it is closed to this user.
  ///
  /// Taking it finishes what a killed process left. Where the file is too damaged for a transaction, SQLite's
  /// own lock is taken without one: a process that has read the file before may still write into it.
  init?(_ path: String) throws(StoreFailure) {
    guard let opened = try? Connection(path: path, flags: SQLITE_OPEN_READWRITE) else {
      return nil
    }
    opened.waitForOthers()
    do throws(SQLiteError) {
      try opened.lock()
    } catch {
      let failure = StoreFailure(path: path, error)
      if failure.reason == .locked || failure.reason == .replaced { throw failure }
      return nil
    }
    connection = opened
  }
}

extension Connection {
  fileprivate func lock() throws(SQLiteError) {
    do throws(SQLiteError) {
      try execute("begin immediate")
    } catch {
      guard error.primaryCode != SQLITE_BUSY else { throw error }
      try lockExclusively()
    }
    let hasMoved = control(SQLITE_FCNTL_HAS_MOVED, Int32(0)) ?? 0
    // SQLITE_READONLY_DBMOVED, a macro.
    if hasMoved != 0 { throw SQLiteError(code: SQLITE_READONLY | 4 << 8, message: "moved") }
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
}
