/// Data that questions of a bank are about.
package struct Dataset: Sendable, Equatable {
  /// The name of its files without their endings, such as "bookshop".
  package let name: String
  /// SQL that makes the tables and fills them, as SQLite and PostgreSQL read it; nil without NAME.sql.
  package private(set) var sql: String?
  /// The same tables with rows that learners do not see; nil without NAME.hidden.sql.
  package private(set) var hiddenSQL: String?
  /// Django's models of the same tables; nil without NAME.py.
  package private(set) var models: String?

  package init(name: String, sql: String? = nil, hiddenSQL: String? = nil, models: String? = nil) {
    self.name = name
    self.sql = sql
    self.hiddenSQL = hiddenSQL
    self.models = models
  }

  mutating func take(_ file: DatasetFile) {
    switch file.part {
    case .rows: sql = file.text
    case .hiddenRows: hiddenSQL = file.text
    case .models: models = file.text
    }
  }
}

/// A file of a bank's folder `datasets`.
package struct DatasetFile: Sendable, Equatable {
  package let name: String
  package let part: Part
  package let text: String

  /// What a file holds, by the ending of its name.
  package enum Part: String, CaseIterable, Sendable {
    // The longer ending comes first: each file has the first that fits.
    case hiddenRows = ".hidden.sql"
    case rows = ".sql"
    case models = ".py"
  }

  /// The folder of a bank that holds them.
  package static let folder = "datasets"

  /// Whether the path of a file is that of one.
  package static func isOne(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count > 1 && parts[parts.count - 2] == folder
      && Part.allCases.contains { path.hasSuffix($0.rawValue) }
  }

  /// Nil for a file that is none by its path.
  package init?(_ bytes: [UInt8], path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard Self.isOne(path), let part = Part.allCases.first(where: { file.hasSuffix($0.rawValue) })
    else { return nil }
    name = String(file.dropLast(part.rawValue.count))
    self.part = part
    text = String(decoding: bytes, as: UTF8.self)
  }
}
