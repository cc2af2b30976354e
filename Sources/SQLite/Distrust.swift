internal import CSQLite

/// A file is opened as data: what came with it runs nothing, <https://sqlite.org/security.html#untrusted_sqlite_database_files>.
extension Connection {
  /// A trigger would change the history with the next answer, and a view may have no end.
  private static let precautions: [(option: Int32, value: Int32)] = [
    (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
  ]

  static func distrust(_ handle: OpaquePointer) {
    for (option, value) in precautions { _ = prep_sqlite3_configure(handle, option, value) }
  }

  /// Ends every statement that takes more steps than a file of this size can give reason for.
  func boundSteps() throws(SQLiteError) {
    let pages = try rows("pragma page_count") { $0.integer(0) }.first ?? 0
    let steps = Self.stepsOfAnyFile + min(pages, Int(Int32.max)) * Self.stepsOfPage
    sqlite3_progress_handler(handle, Int32(clamping: steps), { _ in 1 }, nil)
  }

  func unboundSteps() { sqlite3_progress_handler(handle, 0, nil, nil) }

  /// A check of a row takes some hundred, and hardly a hundred rows stand on a page.
  private static let stepsOfPage = 20_000
  private static let stepsOfAnyFile = 10_000_000
}
