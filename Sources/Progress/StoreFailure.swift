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
    /// A store with something that prep never made in it.
    case altered(String)
    case readOnly
    case locked
    case diskFull
    case newer(version: Int, supported: Int)
    case cannotOpen(String)
    /// The disk or the system under the file failed.
    case ioFailed(String)
    /// Another file was put in its place while it was in use.
    case replaced
    /// A file of that name is there already.
    case taken
    /// Where it lies, or what it is, makes it unsafe to use.
    case unsafe(Unsafety)
    case tooLarge(limit: Int)
    case other(String)
  }

  package init(path: String, reason: Reason) {
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
    case _ where error.code == SQLITE_READONLY | 4 << 8: self = .replaced  // _DBMOVED, a macro
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_CORRUPT: self = .damaged(error.message)
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
    case SQLITE_FULL: self = .diskFull
    case SQLITE_IOERR, SQLITE_NOLFS, SQLITE_PROTOCOL: self = .ioFailed(error.message)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .cannotOpen(error.message)
    default: self = .other(error.message)
    }
  }
}
