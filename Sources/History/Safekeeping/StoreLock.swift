internal import SQLite

/// The right to write into a store's file, held until it goes out of scope.
///
/// Nobody else writes into the file meanwhile. Who waits for it finds, where the file was moved away, that
/// it was.
struct StoreLock: ~Copyable {
  private let connection: Connection

  /// Nil where nobody can write: there is no file, or it is closed to this user.
  init?(_ path: String) throws {
    guard let opened = try? Connection(path, .writing) else { return nil }
    opened.waitForOthers()
    do {
      try opened.lock()
    } catch {
      guard error.cause != .busy, error.cause != .moved else {
        throw StoreError(path: path, error)
      }
      return nil
    }
    connection = opened
  }
}
