package import Files
internal import SQLite

/// Why a store cannot be used, with the path it is about; data, of which the program makes a sentence.
package struct StoreError: Error, Sendable, Equatable {
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
    /// The file system gives no locks; its kind, where that is known.
    case noLocks(String?)
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
    // Of some of these systems SQLite says that the disk failed.
    let hasNoLocks =
      [.busy, .diskFailed].contains(error.cause) && path != ":memory:"
      && !FileLocks.work(beside: path)
    self.init(
      path: path, reason: hasNoLocks ? .noLocks(FileSystem.kind(of: path)) : Reason(error))
  }

  /// Gives what SQLite refuses within `body` the path that it is about.
  static func naming<Result: ~Copyable>(
    _ path: String, _ body: () throws(SQLiteError) -> Result
  ) throws(StoreError) -> Result {
    do {
      return try body()
    } catch {
      throw StoreError(path: path, error)
    }
  }
}

extension StoreError.Reason {
  init(_ error: SQLiteError) {
    self =
      switch error.cause {
      case .notADatabase: .notADatabase
      case .damaged: .damaged(error.message)
      case .readOnly: .readOnly
      case .moved: .replaced
      case .busy: .locked
      case .diskFull: .diskFull
      case .diskFailed: .ioFailed(error.message)
      case .cannotOpen: .cannotOpen(error.message)
      case .interrupted, .other: .other(error.message)
      }
  }

  /// Whether somebody may mend it while a program waits: a lock, a full disk, rights.
  package var isPassing: Bool {
    switch self {
    case .locked, .noLocks, .diskFull, .ioFailed, .readOnly, .cannotOpen: true
    default: false
    }
  }

  /// Whether it tells of what stands in a file, not of what can be done with it.
  var isOfContent: Bool {
    switch self {
    case .notADatabase, .foreign, .damaged, .altered, .newer: true
    default: false
    }
  }
}
