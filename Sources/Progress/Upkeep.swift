package import Scoring

extension ProgressStore {
  package func settings() throws(StoreFailure) -> [String: String] {
    try translated { () throws(SQLiteError) in try storedSettings() }
  }

  func storedSettings() throws(SQLiteError) -> [String: String] {
    let rows = try connection.rows("select name, value from setting") {
      ($0.text(0) ?? "", $0.text(1) ?? "")
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps a setting, or forgets it when the value is nil.
  ///
  /// A setting that changes the model comes with the new one: the memories are derived anew in the same
  /// transaction, so they never belong to other settings than those kept.
  package func set(
    _ name: String, to value: String?, rebuildingWith model: (any MemoryModel)? = nil
  ) throws(StoreFailure) {
    try transaction { () throws(SQLiteError) in
      try connection.run("delete from setting where name = ?", .text(name))
      if let value {
        try connection.run("insert into setting values (?, ?)", .text(name), .text(value))
      }
      if let model { try rebuildMemories(with: model) }
    }
  }

  /// What SQLite's own checks of the file found, and what is not as prep makes it; empty when it is sound.
  package func integrityProblems() throws(StoreFailure) -> [String] {
    try translated { () throws(SQLiteError) in
      try connection.problems() + connection.schemaProblems()
    }
  }

  package func hasReviews() throws(StoreFailure) -> Bool {
    try translated { () throws(SQLiteError) in
      try !connection.rows("select 1 from review limit 1") { _ in true }.isEmpty
    }
  }

  package func version() throws(StoreFailure) -> Int {
    try translated { () throws(SQLiteError) in try userVersion() }
  }
}
