internal import SQLite

/// Something of a schema: what it is called, such as "table review", and its text, both to the byte.
private struct SchemaEntry: Hashable {
  let title: [UInt8]
  let text: [UInt8]

  init(_ title: [UInt8], _ text: [UInt8]) { (self.title, self.text) = (title, text) }

  /// Enough to know it by; a name may be of any length.
  var name: String { String(decoding: title.prefix(80), as: UTF8.self) }

  /// What `analyze` adds, <https://sqlite.org/fileformat2.html#stat1tab>.
  static let statistics: Set<Self> = [
    statistics("sqlite_stat1", "tbl,idx,stat"),
    statistics("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"),
  ]

  private static func statistics(_ name: String, _ columns: String) -> Self {
    Self(Array("table \(name)".utf8), Array("\(name)\nCREATE TABLE \(name)(\(columns))".utf8))
  }
}

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
    let model = try Connection(":memory:", .making)
    for sql in Migrations.all.prefix(version) { try model.execute(sql) }
    let (listed, made) = (try schema(), Set(try model.schema()))
    let found = Set(listed).subtracting(SchemaEntry.statistics)
    let titles = Set(made.map(\.title))
    let strangers = found.filter { !titles.contains($0.title) }
    let changed = made.subtracting(found)
    let twice = listed.count == Set(listed).count ? [] : ["something stands twice in the schema"]
    return strangers.map { "the \($0.name) is none of prep's" }.sorted()
      + changed.map { "the \($0.name) is not as prep makes it" }.sorted() + twice
  }

  private func schema() throws(SQLiteError) -> [SchemaEntry] {
    try rows(
      """
      select type || ' ' || name, tbl_name || char(10) || ifnull(sql, '') from sqlite_schema
      """
    ) { SchemaEntry($0.bytes(0) ?? [], $0.bytes(1) ?? []) }
  }
}
