extension Connection {
  /// What SQLite's own checks find; empty when the file is sound.
  ///
  /// A file that keeps them busy for ever counts as unsound.
  package func problems() throws(SQLiteError) -> [String] {
    try boundSteps()
    defer { unboundSteps() }
    do {
      return try found()
    } catch {
      guard error.cause == .interrupted else { throw error }
      return ["checking it takes longer than any store of its size does"]
    }
  }

  private func found() throws(SQLiteError) -> [String] {
    let found = try rows("pragma integrity_check(20)") { $0.text(0) ?? "" }.filter { $0 != "ok" }
    let orphans = try rows("pragma foreign_key_check") { $0.text(0) ?? "" }
    return found + orphans.map { "a row of \($0) refers to nothing" }
  }
}
