package import Questions

/// Options of a command that can print JSON.
package protocol JSONPrinting: Sendable {
  var json: Bool { get set }
}

/// Options of a command that takes some of the bank's questions.
package protocol Filtering: Sendable {
  var filter: FilterOptions { get set }
}

package struct FilterOptions: Sendable {
  package var topics: [String] = []
  package var ids: [String] = []
  package var caseName: String?
  package var level: Level?
  package var kind: Kind?
  package var isDue = false
  package var isNew = false
  package var isWeak = false
  package var isWrong = false

  /// Whether every question is wanted.
  package var isEmpty: Bool {
    topics.isEmpty && ids.isEmpty && level == nil && kind == nil && standings.isEmpty
  }

  package var standings: [Standing] {
    [
      isDue ? .due : nil, isNew ? .new : nil, isWeak ? .weak : nil, isWrong ? .wrong : nil,
    ].compactMap(\.self)
  }

  package init() {}
}

/// Options of a command that keeps to some of the banks.
package protocol BankChoosing: Sendable {
  /// Names, files or folders; none for all banks in use.
  var banks: [String] { get set }
}

package struct JSONOptions: JSONPrinting {
  package var json = false

  package init() {}
}
