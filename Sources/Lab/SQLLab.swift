internal import CSQLite
package import Questions

/// Runs a learner's SQL on a dataset of its own, in memory, within limits, and away from everything else.
///
/// SQLite's own advice for SQL that is not trusted is followed (https://sqlite.org/security.html): an authorizer,
/// lower limits, a progress handler, a limit on the heap; there is no file, and none can be attached.
package struct SQLLab: Sendable {
  private let dataset: String
  private let limits: LabLimits

  /// `dataset` is SQL that makes tables and fills them.
  package init(dataset: String, limits: LabLimits = LabLimits()) {
    self.dataset = dataset
    self.limits = limits
  }

  /// The rows of one statement; of one that writes, what stands in the tables afterwards.
  ///
  /// `isStopped` is asked a few times a second, with the milliseconds gone.
  package func rows(
    of sql: String, mayWrite: Bool = false, isStopped: (Int) -> Bool = { _ in false }
  ) throws(LabFault) -> Rows {
    try rows(of: sql, mayWrite: mayWrite, on: MemoryDatabase(dataset, limits), isStopped)
  }

  /// The same for a statement of a bank's own, which may write what it wants to.
  package func rowsOfSolution(_ sql: String) throws(LabFault) -> Rows {
    let database = try MemoryDatabase(dataset, limits)
    return try rows(of: sql, mayWrite: !database.onlyReads(sql), on: database) { _ in false }
  }

  private func rows(
    of sql: String, mayWrite: Bool, on database: MemoryDatabase, _ isStopped: (Int) -> Bool
  ) throws(LabFault) -> Rows {
    let rows = try database.run(sql, mayWrite: mayWrite, limits, isStopped: isStopped)
    return rows.columns.isEmpty && mayWrite ? try database.contents(limits) : rows
  }

  /// The tables with their first rows.
  package func tables(sample count: Int) throws(LabFault) -> [(name: String, rows: Rows)] {
    let database = try MemoryDatabase(dataset, limits)
    var tables: [(name: String, rows: Rows)] = []
    for name in try database.tableNames(limits) {
      let sql = "select * from \(MemoryDatabase.quoted(name)) limit \(count)"
      tables.append((name, try database.run(sql, mayWrite: false, limits)))
    }
    return tables
  }

  /// Whether a statement only reads, as SQLite sees it; false for one that cannot be read.
  package func onlyReads(_ sql: String) -> Bool {
    (try? MemoryDatabase(dataset, limits))?.onlyReads(sql) ?? false
  }
}
