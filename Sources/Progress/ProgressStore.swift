internal import CSQLite
package import Scoring

/// The reader's whole history in one SQLite file.
///
/// Reviews are the truth: an append-only table. Taking one back adds a mark beside it. Memories are
/// derived and kept up to date within the transaction of each change. Not `Sendable` on purpose.
package struct ProgressStore: ~Copyable {
  let connection: Connection
  package let path: String
  private let makeModel: ModelMaker

  /// Makes the model of forgetting from the settings kept in the store.
  package typealias ModelMaker = ([String: String]) -> any MemoryModel

  package enum Access {
    /// Makes the file when there is none, migrates it, and needs to be able to write.
    case writing
    /// Makes do with a file that may not be written.
    case reading
    /// The same as writing, on a passing copy that prep made: no copy of it is kept before it is migrated.
    case ownCopy
  }

  private init(
    _ connection: consuming Connection, path: String, model: @escaping ModelMaker
  ) {
    self.connection = connection
    self.path = path
    makeModel = model
  }

  /// The model by the settings of this moment: another process may have changed them.
  func model() throws(SQLiteError) -> any MemoryModel {
    makeModel(try storedSettings())
  }

  /// Opens the store at a path, ":memory:" for one that is gone afterwards.
  package static func open(
    path: String, access: Access = .writing,
    model: @escaping ModelMaker = { _ in FSRS6.standard }
  ) throws(StoreFailure) -> ProgressStore {
    let store = ProgressStore(try connect(path), path: path, model: model)
    try store.migrate(access)
    return store
  }

  private static func connect(_ path: String) throws(StoreFailure) -> Connection {
    do throws(SQLiteError) {
      let connection = try Connection(
        path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX)
      connection.waitForOthers()
      // FULL: an answer that was confirmed survives a power cut.
      try connection.execute(
        """
        pragma synchronous = full;
        pragma foreign_keys = on;
        """)
      return connection
    } catch {
      throw StoreFailure(path: path, error)
    }
  }

  func userVersion() throws(SQLiteError) -> Int {
    try connection.rows("pragma user_version") { $0.integer(0) }.first ?? 0
  }

  private func migrate(_ access: Access) throws(StoreFailure) {
    let version = try translated { () throws(SQLiteError) in try userVersion() }
    guard version <= Migrations.newest else {
      throw StoreFailure(
        path: path, reason: .newer(version: version, supported: Migrations.newest))
    }
    guard try isOurs(version) else { throw StoreFailure(path: path, reason: .foreign) }
    if connection.isReadOnly, access != .reading || version < Migrations.newest {
      throw StoreFailure(path: path, reason: .readOnly)
    }
    guard version < Migrations.newest else { return }
    if version > 0, access != .ownCopy { try keepCopy(ofVersion: version) }
    try transaction { () throws(SQLiteError) in
      // Another process may have migrated while this one waited for the lock.
      for (old, sql) in Migrations.all.enumerated() where try userVersion() == old {
        try connection.execute(sql)
        try connection.execute("pragma user_version = \(old + 1)")
      }
    }
  }

  /// A store says so itself; a file without a version has to be empty to become one.
  private func isOurs(_ version: Int) throws(StoreFailure) -> Bool {
    try translated { () throws(SQLiteError) in
      if version == 0 {
        return try connection.rows("select count(*) from sqlite_schema") { $0.integer(0) } == [0]
      }
      let id = try connection.rows("pragma application_id") { $0.integer(0) }
      let tables = try connection.rows(
        "select count(*) from sqlite_schema where name in ('review', 'void', 'memory', 'setting')"
      ) { $0.integer(0) }
      return version > 0 && id == [Migrations.applicationID] && tables == [4]
    }
  }

  /// Copies the store beside itself before it is migrated; a copy of an earlier time stays.
  private func keepCopy(ofVersion version: Int) throws(StoreFailure) {
    guard path != ":memory:" else { return }
    let name = "\(path).version-\(version)"
    let names = [name] + (2...1000).map { "\(name)-\($0)" }
    guard let copy = names.first(where: { !PrivateFile.isThere($0) }) else { return }
    do throws(StoreFailure) {
      try backUp(to: copy)
    } catch {
      // Another process was quicker.
      guard error.reason == .taken else { throw error }
    }
  }

  func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(StoreFailure) -> Result {
    try translated { () throws(SQLiteError) in try connection.transaction(body) }
  }

  func translated<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(StoreFailure) -> Result {
    do throws(SQLiteError) { return try body() } catch { throw StoreFailure(path: path, error) }
  }
}
