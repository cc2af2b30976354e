internal import Files
internal import SQLite

/// The reader's whole history in one SQLite file.
///
/// Reviews are the truth: an append-only table. Taking one back adds a mark beside it. Memories are
/// derived and kept up to date within the transaction of each change. Not `Sendable` on purpose.
///
/// Whatever it throws is a `StoreError`, or what a closure of the caller threw.
package struct ProgressStore: ~Copyable {
  let connection: Connection
  package let path: String

  package enum Access {
    /// Makes the file when there is none, migrates it, and needs to be able to write.
    case writing
    /// Makes do with a file that may not be written.
    case reading
    /// The same as writing, on a passing copy that prep made: no copy of it is kept before it is migrated.
    case ownCopy
  }

  private init(_ connection: consuming Connection, path: String) {
    self.connection = connection
    self.path = path
  }

  /// Opens the store at a path, ":memory:" for one that is gone afterwards.
  package static func open(path: String, access: Access = .writing) throws -> ProgressStore {
    let store = ProgressStore(try connect(path), path: path)
    try store.migrate(access)
    return store
  }

  private static func connect(_ path: String) throws -> Connection {
    try StoreError.naming(path) { () throws(SQLiteError) in
      let connection = try Connection(path, .making)
      connection.waitForOthers()
      // FULL: an answer that was confirmed survives a power cut.
      try connection.execute(
        """
        pragma synchronous = full;
        pragma foreign_keys = on;
        """)
      return connection
    }
  }

  /// The version of the store's shape, `Migrations.newest` once it is open for writing.
  package func version() throws -> Int {
    try rows("pragma user_version") { $0.integer(0) }.first ?? 0
  }

  private func migrate(_ access: Access) throws {
    // One state of it: another process may be migrating.
    let version = try reading { try checkedVersion() }
    // Whoever else has it open keeps the log; the next one leaves it.
    try? connection.leaveLog()
    if connection.isReadOnly, access != .reading || version < Migrations.newest {
      throw StoreError(path: path, reason: .readOnly)
    }
    guard version < Migrations.newest else { return }
    if version > 0, access != .ownCopy { try keepCopy(ofVersion: version) }
    try transaction {
      // Another process may have migrated while this one waited for the lock.
      for (old, sql) in Migrations.all.enumerated() where try self.version() == old {
        try execute(sql)
        try execute("pragma user_version = \(old + 1)")
      }
    }
  }

  /// The version of a store that is prep's own to the letter; throws for any other file.
  private func checkedVersion() throws -> Int {
    let version = try version()
    guard version <= Migrations.newest else {
      throw StoreError(
        path: path, reason: .newer(version: version, supported: Migrations.newest))
    }
    guard try isOurs(version) else { throw StoreError(path: path, reason: .foreign) }
    guard version > 0 else { return version }
    let problem = try StoreError.naming(path) { () throws(SQLiteError) in
      try connection.schemaProblems(ofVersion: version).first
    }
    if let problem { throw StoreError(path: path, reason: .altered(problem)) }
    return version
  }

  /// A store says so itself; a file without a version has to be empty to become one.
  private func isOurs(_ version: Int) throws -> Bool {
    if version == 0 {
      return try rows("select count(*) from sqlite_schema") { $0.integer(0) } == [0]
    }
    let id = try rows("pragma application_id") { $0.integer(0) }
    return version > 0 && id == [Migrations.applicationID]
  }

  /// Copies the store beside itself before it is migrated; a copy of an earlier time stays.
  private func keepCopy(ofVersion version: Int) throws {
    guard path != ":memory:" else { return }
    let name = "\(path).version-\(version)"
    let names = [name] + (2...1000).map { "\(name)-\($0)" }
    guard let copy = names.first(where: { !Files.isTaken($0) }) else { return }
    do {
      try backUp(to: copy)
    } catch let error as StoreError where error.reason == .taken {
      // Another process was quicker.
    }
  }
}
