internal import CSQLite

/// Why the store cannot be used, with the path it is about.
package struct StoreFailure: Error, Sendable, Equatable {
  package let path: String
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    case notADatabase
    /// A sound SQLite file, but of another program.
    case foreign
    case damaged(String)
    case readOnly
    case locked
    case diskFull
    case newer(version: Int, supported: Int)
    case cannotOpen(String)
    case other(String)
  }

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, _ error: SQLiteError) {
    self.init(path: path, reason: Reason(error))
  }
}

extension StoreFailure.Reason {
  init(_ error: SQLiteError) {
    switch error.primaryCode {
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_CORRUPT: self = .damaged(error.message)
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
    case SQLITE_FULL: self = .diskFull
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .cannotOpen(error.message)
    default: self = .other(error.message)
    }
  }
}
