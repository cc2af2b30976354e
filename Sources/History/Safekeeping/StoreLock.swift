internal import Files
internal import SQLite

/// The right to write into a store's file, held until it goes out of scope.
///
/// Nobody else writes into the file meanwhile. Who waits for it finds, where the file was moved away, that
/// it was.
struct StoreLock: ~Copyable {
  private let connection: Connection

  /// Nil where nobody can write: there is no file, or it is one that may only be read.
  init?(_ path: String) throws {
    guard Files.isTaken(path) else { return nil }
    let opened = try StoreError.naming(path) { () throws(SQLiteError) in
      try Connection(path, .writing)
    }
    opened.waitForOthers()
    // What stands in a log of its own comes into the file first, where the file is not too damaged for that.
    try? opened.leaveLog()
    do {
      try opened.lock()
    } catch {
      guard Self.isHopeless(error.cause) else { throw StoreError(path: path, error) }
      return nil
    }
    connection = opened
  }

  /// Whether nobody else can write into it either, or the file is too damaged for any lock.
  private static func isHopeless(_ cause: SQLiteError.Cause) -> Bool {
    switch cause {
    case .readOnly, .notADatabase, .damaged, .other: true
    default: false
    }
  }
}
