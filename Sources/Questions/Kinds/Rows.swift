/// What a query gives back: a table of values.
package struct Rows: Sendable, Equatable {
  package var columns: [String]
  package var rows: [[RowValue]]

  package init(columns: [String], rows: [[RowValue]]) {
    self.columns = columns
    self.rows = rows
  }
}

extension Rows {
  /// The columns in the order of others with the same names; as they are where names differ or come twice.
  fileprivate func aligned(to other: Rows) -> Rows {
    let names = Set(columns)
    guard columns != other.columns, names.count == columns.count, names == Set(other.columns),
      columns.count == other.columns.count
    else { return self }
    let places = other.columns.compactMap { columns.firstIndex(of: $0) }
    guard rows.allSatisfy({ $0.count == columns.count }) else { return self }
    return Rows(columns: other.columns, rows: rows.map { row in places.map { row[$0] } })
  }
}

/// A value of a row.
package enum RowValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  /// The same for numbers that are equal, whole or not: 3 and 3.0.
  fileprivate var byValue: RowValue {
    if case .integer(let number) = self, abs(number) < 1 << 53 {
      .real(Double(number))
    } else {
      self
    }
  }
}

extension RowValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .bytes(let bytes): "\(bytes.count) bytes"
    }
  }
}

/// How the rows that came differ from those wanted.
package struct RowDifference: Sendable, Equatable {
  /// Wanted and not there, each as often as it is wanted too often.
  package let missing: [[RowValue]]
  /// There and not wanted.
  package let extra: [[RowValue]]
  /// Whether the same rows came in another order, where the order counts.
  package let isMisordered: Bool

  package var isEmpty: Bool { missing.isEmpty && extra.isEmpty && !isMisordered }

  /// Rows are compared by value, as many of each as are wanted, NULL being NULL.
  ///
  /// In their order when that is asked for. Columns of the same names may come in any order.
  package init(got: Rows, wanted: Rows, inOrder isOrdered: Bool) {
    let got = got.aligned(to: wanted)
    let (gotRows, wantedRows) = (got.rows.map(\.byValue), wanted.rows.map(\.byValue))
    missing = wantedRows.without(gotRows).map { wanted.rows[$0] }
    extra = gotRows.without(wantedRows).map { got.rows[$0] }
    isMisordered = isOrdered && missing.isEmpty && extra.isEmpty && gotRows != wantedRows
  }
}

extension [RowValue] {
  fileprivate var byValue: [RowValue] { map(\.byValue) }
}

extension [[RowValue]] {
  /// The places of the rows that are left when each of the others has taken an equal one away.
  fileprivate func without(_ others: [[RowValue]]) -> [Int] {
    var counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return indices.filter { place in
      guard let count = counts[self[place]], count > 0 else { return true }
      counts[self[place]] = count - 1
      return false
    }
  }
}
