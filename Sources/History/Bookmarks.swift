internal import SQLite

/// What can be left and taken up again; the raw value is its name in the store.
package enum BookmarkName: String, CaseIterable, Sendable {
  /// A quiz.
  case sitting
  /// Interviews, of which several may be begun at once or be left for another.
  case interview
  case interview2 = "interview-2"
  case interview3 = "interview-3"
  case interview4 = "interview-4"
  case interview5 = "interview-5"
  /// Interviews that are over, which reports are made of.
  case reports

  /// In the order in which they are begun.
  package static let interviews = [interview, interview2, interview3, interview4, interview5]
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

  /// Keeps an interview that begins beside those that were left; nil when there are too many.
  package func addInterview(_ content: String) throws -> BookmarkName? {
    try transaction {
      let names = BookmarkName.interviews
      let taken = try names.filter { try bookmark($0) != nil }
      let next = taken.last.flatMap { last in names.drop { $0 != last }.dropFirst().first }
      guard
        let name = taken.isEmpty ? names[0] : next ?? names.first(where: { !taken.contains($0) })
      else { return nil }
      try setBookmark(name, to: content)
      return name
    }
  }
}
