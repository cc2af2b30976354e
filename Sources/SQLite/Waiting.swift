internal import CSQLite

extension Connection {
  /// Waits ten seconds or a little more for another process before the file counts as locked.
  ///
  /// SQLite's own busy timeout sleeps up to 100 ms between tries. Among many processes that write all the
  /// time the lock is free for moments only, and whoever sleeps long may miss all of them for seconds
  /// (Tests/Reliability/together): here are short sleeps of lengths left to chance.
  package func waitForOthers() {
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
}
