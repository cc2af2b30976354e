internal import SQLite

extension Connection {
  /// In what a file that somebody names differs from what prep makes; empty for one that is no store.
  func schemaProblems() throws(SQLiteError) -> [String] {
    let version = try rows("pragma user_version") { $0.integer(0) }.first ?? 0
    let id = try rows("pragma application_id") { $0.integer(0) }
    guard id == [Migrations.applicationID], (1...Migrations.newest).contains(version) else {
      return []
    }
    return try schemaProblems(ofVersion: version)
  }

  /// In what the tables, indexes and the like differ, to the letter, from those of a store of that version.
  ///
  /// A trigger in a file from somewhere would change the history with the next answer; one may have any
  /// name, also that of a table.
  func schemaProblems(ofVersion version: Int) throws(SQLiteError) -> [String] {
    let (listed, made) = (try schema(), Migrations.schema(ofVersion: version))
    let found = Set(listed).subtracting(SchemaEntry.statistics)
    let titles = Set(made.map(\.title))
    let strangers = found.filter { !titles.contains($0.title) }
    let changed = made.subtracting(found)
    let twice = listed.count == Set(listed).count ? [] : ["something stands twice in the schema"]
    return strangers.map { "the \($0.name) is none of prep's" }.sorted()
      + changed.map { "the \($0.name) is not as prep makes it" }.sorted() + twice
  }

  func schema() throws(SQLiteError) -> [SchemaEntry] {
    try rows(
      """
      select type || ' ' || name, tbl_name || char(10) || ifnull(sql, '') from sqlite_schema
      """
    ) { SchemaEntry(title: $0.bytes(0) ?? [], text: $0.bytes(1) ?? []) }
  }
}
