internal import SQLite

/// What can be left and taken up again; the raw value is its name in the store.
package enum BookmarkName: String, CaseIterable, Sendable {
  /// A quiz.
  case sitting
  /// Interviews that were paused.
  case interview
  /// Interviews that are over, which reports are made of.
  case reports
}

/// What was begun and not finished, in the words of whoever began it.
extension ProgressStore {
  /// What was kept last; nil when there is nothing to take up.
  package func bookmark(_ name: BookmarkName) throws -> String? {
    try rows("select content from bookmark where name = ?", [.text(name.rawValue)]) {
      $0.text(0) ?? ""
    }.first
  }

  /// Keeps a bookmark, or forgets it when the content is nil.
  package func setBookmark(_ name: BookmarkName, to content: String?) throws {
    if let content {
      try run(
        "insert or replace into bookmark values (?, ?)", [.text(name.rawValue), .text(content)])
    } else {
      try run("delete from bookmark where name = ?", [.text(name.rawValue)])
    }
  }
}
