internal import SQLite

extension Connection {
  /// In what the tables, indexes and the like differ from those that prep makes; empty for a file that is no store.
  ///
  /// A trigger in a file from somewhere would change the history with the next answer.
  func schemaProblems() throws(SQLiteError) -> [String] {
    let version = try rows("pragma user_version") { $0.integer(0) }.first ?? 0
    let id = try rows("pragma application_id") { $0.integer(0) }
    guard id == [Migrations.applicationID], (1...Migrations.newest).contains(version) else {
      return []
    }
    let model = try Connection(":memory:", .making)
    for sql in Migrations.all.prefix(version) { try model.execute(sql) }
    let (found, made) = (try schema(), try model.schema())
    let strangers = found.keys.filter { made[$0] == nil }.map { "the \($0) is none of prep's" }
    let changed = made.keys.filter { made[$0] != found[$0] }.map {
      "the \($0) is not as prep makes it"
    }
    return strangers.sorted() + changed.sorted()
  }

  /// What stands in the schema, such as "table review", and its text; without what SQLite adds by itself.
  private func schema() throws(SQLiteError) -> [String: String] {
    let entries = try rows(
      """
      select type || ' ' || name, sql from sqlite_schema
      where sql is not null and name not in ('sqlite_stat1', 'sqlite_stat4')
      """
    ) { (String(($0.text(0) ?? "").prefix(80)), $0.text(1) ?? "") }
    return Dictionary(entries) { first, _ in first }
  }
}
