internal import CSQLite

extension Connection {
  /// Copies the whole database into an empty file with SQLite's own backup calls, <https://sqlite.org/backup.html>.
  ///
  /// No journal on the disk, and no syncing: a copy that was cut short is thrown away, and one that is whole is
  /// synced once, by the caller.
  package func copy(to path: String) throws(SQLiteError) {
    let target = try Connection(path, .writing)
    try target.execute("pragma journal_mode = memory; pragma synchronous = off")
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw SQLiteError(target.handle, code: SQLITE_ERROR)
    }
    let step = sqlite3_backup_step(backup, -1)
    let finish = sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, finish == SQLITE_OK else {
      throw SQLiteError(target.handle, code: step == SQLITE_DONE ? finish : step)
    }
  }
}
