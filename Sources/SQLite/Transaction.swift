internal import CSQLite

extension Connection {
  /// Everything in `body` or nothing; takes the write lock at once, so that it cannot fail half-way.
  ///
  /// Within another one it is a part of that.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    guard !isInTransaction else { return try body() }
    try execute("begin immediate")
    do {
      let result = try body()
      try execute("commit")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Reads one state of the file, whatever others write meanwhile.
  package func reading<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("begin")
    defer { rollBack() }
    return try body()
  }

  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  private func rollBack() {
    // A failed statement may have rolled back already; then there is nothing to undo.
    sqlite3_exec(handle, "rollback", nil, nil, nil)
  }
}
