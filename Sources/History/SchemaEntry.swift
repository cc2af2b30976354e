/// Something of a schema: what it is called, such as "table review", and its table and text, all to the byte.
struct SchemaEntry: Hashable {
  let title: [UInt8]
  let text: [UInt8]

  /// As `sqlite_schema` holds it; what SQLite makes by itself has no text.
  init(title: [UInt8], text: [UInt8]) { (self.title, self.text) = (title, text) }

  init(_ kind: String, _ name: some StringProtocol, of table: some StringProtocol, sql: String) {
    self.init(title: Array("\(kind) \(name)".utf8), text: Array("\(table)\n\(sql)".utf8))
  }

  /// Enough to know it by; a name may be of any length.
  var name: String { String(decoding: title.prefix(80), as: UTF8.self) }

  /// What `analyze` adds, <https://sqlite.org/fileformat2.html#stat1tab>.
  static let statistics: Set<Self> = [
    statistics("sqlite_stat1", "tbl,idx,stat"),
    statistics("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"),
  ]

  private static func statistics(_ name: String, _ columns: String) -> Self {
    Self("table", name, of: name, sql: "CREATE TABLE \(name)(\(columns))")
  }
}

extension Migrations {
  /// What stands in the schema of a store of a version, read from the text of the migrations: to run them takes a
  /// millisecond, which everybody would wait for.
  ///
  /// Every statement of theirs begins a line and ends one; every table has a key, for which SQLite makes an index.
  static func schema(ofVersion version: Int) -> Set<SchemaEntry> {
    var entries: [Substring: [SchemaEntry]] = [:]
    for sql in all.prefix(version) {
      var statement: [Substring] = []
      for line in sql.split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 2)
        if words.first == "drop" { entries[words[2].dropLast()] = nil }
        guard !statement.isEmpty || words.first == "create" else { continue }
        statement.append(line)
        guard line.utf8.last == UInt8(ascii: ";") else { continue }
        let (name, made) = entriesMade(by: statement.joined(separator: "\n"))
        entries[name] = made
        statement = []
      }
    }
    return Set(entries.values.joined())
  }

  /// Of a statement such as "create index review_by_time on review (at, id);", which SQLite keeps from the name on.
  private static func entriesMade(by sql: String) -> (name: Substring, [SchemaEntry]) {
    let words = sql.split(separator: " ", maxSplits: 5)
    let (kind, name) = (String(words[1]), words[2])
    let kept = "CREATE \(kind.uppercased()) \(sql.dropFirst("create \(kind) ".count).dropLast())"
    guard kind == "table" else {
      return (name, [SchemaEntry(kind, name, of: words[4], sql: kept)])
    }
    return (
      name,
      [
        SchemaEntry("table", name, of: name, sql: kept),
        SchemaEntry("index", "sqlite_autoindex_\(name)_1", of: name, sql: ""),
      ]
    )
  }
}
