internal import CSQLite
internal import Files

extension Connection {
  /// Waits ten seconds or a little more for another process before the file counts as locked.
  ///
  /// SQLite's own busy timeout sleeps up to 100 ms between tries. Among many processes that write all the
  /// time the lock is free for moments only, and whoever sleeps long may miss all of them for seconds
  /// (Tests/Reliability/together): here are short sleeps of lengths left to chance.
  package func waitForOthers() {
    sqlite3_busy_handler(
      handle,
      { handle, tries in
        guard tries < Connection.mostTries,
          tries != Connection.probingTry || Connection.hasLocks(handle.map { OpaquePointer($0) })
        else { return 0 }
        Connection.pause()
        return 1
      }, UnsafeMutableRawPointer(handle))
  }

  /// Where there are no locks, nothing is worth waiting for.
  private static func hasLocks(_ handle: OpaquePointer?) -> Bool {
    guard let handle, let name = sqlite3_db_filename(handle, "main"), name.pointee != 0 else {
      return true
    }
    return FileLocks.work(beside: String(systemPath: name))
  }

  /// After a tenth of a second, in which nearly all others are done.
  private static let probingTry: Int32 = 30

  static let mostTries = 3000

  static func pause() {
    sqlite3_sleep(Int32.random(in: 1...6))
  }
}
