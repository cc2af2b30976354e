internal import CSQLite

extension ProgressStore {
  /// Copies the store into a file that does not exist yet: whole, checked and on the disk, or not at all.
  package func backUp(to target: String) throws(StoreFailure) {
    if PrivateFile.isThere(target) { throw StoreFailure(path: target, reason: .taken) }
    try Self.copy(connection, to: target) { copy throws(StoreFailure) in
      guard PrivateFile.link(copy, as: target) || !PrivateFile.isThere(target) else {
        throw StoreFailure(path: target, reason: .taken)
      }
      // Where a file cannot have two names, and else to let go of the first.
      guard PrivateFile.move(copy, to: target) else {
        throw StoreFailure(path: target, reason: .other(PrivateFile.systemReason))
      }
    }
  }

  /// Copies a database under a passing name, checks the copy and hands it on; the name is gone afterwards.
  static func copy(
    _ source: borrowing Connection, to target: String,
    _ use: (String) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    let work = PrivateFile.workName(beside: target)
    PrivateFile.remove(work)
    guard PrivateFile.make(work) else {
      throw StoreFailure(path: target, reason: .cannotOpen(PrivateFile.systemReason))
    }
    defer { PrivateFile.remove(work) }
    do throws(SQLiteError) {
      try source.backUp(to: work)
      try check(try Connection(path: work, flags: SQLITE_OPEN_READONLY))
    } catch {
      throw StoreFailure(path: target, error)
    }
    guard PrivateFile.sync(work) else {
      throw StoreFailure(path: target, reason: .ioFailed(PrivateFile.systemReason))
    }
    try use(work)
    _ = PrivateFile.sync(target.folder)
  }

  /// Throws when SQLite finds a database unsound.
  private static func check(_ copy: borrowing Connection) throws(SQLiteError) {
    if let problem = try copy.problems().first {
      throw SQLiteError(code: SQLITE_CORRUPT, message: problem)
    }
  }
}

extension Connection {
  /// What SQLite's own checks find; empty when the file is sound.
  func problems() throws(SQLiteError) -> [String] {
    let found = try rows("pragma integrity_check(20)") { $0.text(0) ?? "" }.filter { $0 != "ok" }
    let orphans = try rows("pragma foreign_key_check") { $0.text(0) ?? "" }
    return found + orphans.map { "a row of \($0) refers to nothing" }
  }
}
