package import Scoring

/// The copies that prep makes of a store by itself, one a day, in a folder beside it.
package struct Backups {
  package let folder: String
  private static let prefix = "progress-"
  private static let suffix = ".sqlite"

  /// The copies of the store at a path.
  package init(of store: String) {
    folder = store.folder + "/backups"
  }

  /// The days with a copy, the newest first.
  package var days: [Day] {
    PrivateFile.names(in: folder).compactMap { name in
      guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
      return Day(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
    }.sorted(by: >)
  }

  package func path(of day: Day) -> String { "\(folder)/\(Self.prefix)\(day)\(Self.suffix)" }

  /// Copies the store unless that was done today, and lets go of copies that the rotation does not keep.
  ///
  /// A store without a review is nothing to lose, and is not copied.
  /// - Returns: whether a copy was made.
  package func make(of store: borrowing ProgressStore, on day: Day) throws(StoreFailure) -> Bool {
    let path = path(of: day)
    guard !PrivateFile.isThere(path), try store.hasReviews() else { return false }
    guard PrivateFile.makeFolder(folder) || PrivateFile.isThere(folder) else {
      throw StoreFailure(path: folder, reason: .cannotOpen(PrivateFile.systemReason))
    }
    do throws(StoreFailure) {
      try store.backUp(to: path)
    } catch {
      // Another process was quicker.
      guard error.reason == .taken else { throw error }
      return false
    }
    rotate(around: day)
    return true
  }

  /// Also removes what a process that was killed left of an earlier day.
  private func rotate(around today: Day) {
    let kept = BackupRotation.kept(of: days).union([today])
    for day in days where !kept.contains(day) { PrivateFile.remove(path(of: day)) }
    for name in PrivateFile.names(in: folder)
    where name.contains("\(Self.suffix).part-") && !name.contains(today.description) {
      PrivateFile.remove("\(folder)/\(name)")
    }
  }
}
