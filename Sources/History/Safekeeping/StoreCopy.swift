internal import Files
internal import SQLite

extension ProgressStore {
  /// Copies the store into a file that does not exist yet: whole, checked and on the disk, or not at all.
  package func backUp(to target: String) throws {
    if Files.isTaken(target) { throw StoreError(path: target, reason: .taken) }
    try Self.copy(connection, to: target) { copy in
      guard Files.link(copy, as: target) || !Files.isTaken(target) else {
        throw StoreError(path: target, reason: .taken)
      }
      // Where a file cannot have two names, and else to let go of the first.
      guard Files.move(copy, to: target) else {
        throw StoreError(path: target, reason: .other(Files.systemReason))
      }
    }
  }

  /// Copies a database under a passing name, checks the copy and hands it on; the name is gone afterwards.
  ///
  /// What it throws is about the target.
  static func copy(
    _ source: borrowing Connection, to target: String, _ use: (String) throws -> Void
  ) throws {
    let file = try passingFile(beside: target)
    let work = file.path
    let problem = try StoreError.naming(target) { () throws(SQLiteError) in
      try source.copy(to: work)
      return try Connection(work, .reading).problems().first
    }
    if let problem { throw StoreError(path: target, reason: .damaged(problem)) }
    guard Files.sync(work) else {
      throw StoreError(path: target, reason: .ioFailed(Files.systemReason))
    }
    do {
      try use(work)
    } catch let error as StoreError where error.path == work {
      throw StoreError(path: target, reason: error.reason)
    }
    _ = Files.sync(Files.folder(of: target))
    _ = consume file
  }

  /// An empty file to work on, by its name a store's.
  static func passingFile(beside target: String) throws -> TemporaryFile {
    let file = TemporaryFile(in: Files.folder(of: target), ending: ".sqlite")
    guard let file else {
      throw StoreError(path: target, reason: .cannotOpen(Files.systemReason))
    }
    return file
  }

  /// What SQLite's own checks of the file found, and what is not as prep makes it; empty when it is sound.
  package func integrityProblems() throws -> [String] {
    try StoreError.naming(path) { () throws(SQLiteError) in
      try connection.schemaProblems() + connection.problems()
    } + (try lostPages())
  }

  /// The last page of a long answer, when it is lost, leaves zeros that SQLite finds in order.
  private func lostPages() throws -> [String] {
    // Of a file that is no store at all, the other checks tell.
    let found = try? rows("select id from review where instr(given, char(0)) > 0 limit 1") {
      $0.text(0) ?? ""
    }
    return (found ?? []).map { "the answer \($0) holds zeros, as a page that was lost leaves them" }
  }
}
