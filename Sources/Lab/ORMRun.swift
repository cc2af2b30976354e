internal import JSON
package import Questions

/// What came of a learner's Django code.
package struct ORMRun: Sendable, Equatable {
  package let rows: Rows
  /// What stands in the tables afterwards; nil when nothing was written to them.
  package let tables: Rows?
  package let queries: Int
  package let sent: [SentQuery]

  /// A line of what runner.py says.
  static func result(_ root: JSONNode, _ limits: LabLimits) -> Result<ORMRun, LabFault> {
    if let fault = root["fault"]?.text { return .failure(self.fault(fault, limits)) }
    if let error = root["error"] { return .failure(self.error(error)) }
    guard let rows = Rows(root), let queries = root["queries"]?.integer else {
      return .failure(.died)
    }
    let sent = root["sql"]?.elements?.compactMap(SentQuery.init) ?? []
    return .success(
      ORMRun(rows: rows, tables: root["tables"].flatMap(Rows.init), queries: queries, sent: sent)
    )
  }

  private static func fault(_ name: String, _ limits: LabLimits) -> LabFault {
    switch name {
    case "nothing": .noValue
    case "rows": .tooManyRows(limits.rows)
    case "memory": .tooMuchMemory
    case "output": .tooMuchText
    case "time": .tooLong(seconds: limits.seconds)
    default: .died
    }
  }

  private static func error(_ node: JSONNode) -> LabFault {
    .python(
      type: node["type"]?.text ?? "", message: node["message"]?.text ?? "",
      line: node["line"]?.integer)
  }
}

extension SentQuery {
  fileprivate init?(_ node: JSONNode) {
    guard let sql = node["sql"]?.text, let count = node["count"]?.integer else { return nil }
    self.init(sql: sql, count: count)
  }
}

extension Rows {
  fileprivate init?(_ node: JSONNode) {
    guard let columns = node["columns"]?.texts, let rows = node["rows"]?.elements else {
      return nil
    }
    self.init(columns: columns, rows: rows.map { $0.elements?.map(RowValue.init) ?? [] })
  }
}

extension RowValue {
  fileprivate init(_ node: JSONNode) {
    self =
      if let text = node.text {
        .text(text)
      } else if let number = node.number {
        node.integer.map { .integer($0) } ?? .real(number)
      } else {
        .null
      }
  }
}
