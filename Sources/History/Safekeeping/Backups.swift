internal import Files
internal import SQLite
package import Scoring

/// The copies that prep makes of a store by itself, one a day, in a folder beside it.
package struct Backups {
  package let folder: String
  private static let prefix = "progress-"
  private static let suffix = ".sqlite"

  /// The copies of the store at a path.
  package init(of store: String) {
    folder = Files.folder(of: store) + "/backups"
  }

  /// The days with a copy, the newest first; none where somebody else may have put them.
  package var days: [Day] {
    guard Unsafety(of: folder, .folder) == nil else { return [] }
    return Files.names(in: folder).compactMap { name in
      guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
      return Day(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count))
    }.sorted(by: >)
  }

  package func path(of day: Day) -> String { "\(folder)/\(Self.prefix)\(day)\(Self.suffix)" }

  /// How many reviews a day's copy holds; nil when it cannot be read, or a newer prep made it.
  package func reviewCount(of day: Day) -> Int? { Self.reviewCount(ofStore: path(of: day)) }

  static func reviewCount(ofStore path: String) -> Int? {
    let file = PageFile(path: path)
    guard file.count > 0, file.version <= Migrations.newest,
      let connection = try? Connection(path, .reading)
    else { return nil }
    return try? connection.rows("select count(*) from review") { $0.integer(0) }.first
  }

  package struct Copy {
    package let day: Day
    package let path: String
    /// Nil when it cannot be read.
    package let reviews: Int?
  }

  /// The copies with what they hold, the newest first.
  package var copies: [Copy] {
    days.map { Copy(day: $0, path: path(of: $0), reviews: reviewCount(of: $0)) }
  }

  /// The newest copy of those that hold the most reviews; nil without a review in any.
  package var richest: (day: Day, reviews: Int)? { copies.richest }

  /// Copies the store unless that was done today, and lets go of copies that the rotation does not keep.
  ///
  /// A store without a review is nothing to lose, and is not copied. The next answers need room more than
  /// a copy does: there has to be as much left as the store takes, and a megabyte at least.
  /// - Returns: whether a copy was made.
  package func make(of store: borrowing ProgressStore, on day: Day) throws -> Bool {
    for folder in [folder, Files.folder(of: store.path)] {
      TemporaryFile.removeLeftovers(in: folder)
    }
    let path = path(of: day)
    guard !Files.isTaken(path), try store.hasReviews() else { return false }
    guard PrivateFile.makeFolder(folder) || Files.isTaken(folder) else {
      throw StoreError(path: folder, reason: .cannotOpen(Files.systemReason))
    }
    if let unsafety = Unsafety(of: folder, .folder) {
      throw StoreError(path: folder, reason: .unsafe(unsafety))
    }
    let size = FileStatus(of: store.path)?.size ?? 0
    if let room = Files.room(in: folder), room < size + max(size, 1 << 20) {
      throw StoreError(path: folder, reason: .diskFull)
    }
    do {
      try store.backUp(to: path)
    } catch let error as StoreError where error.reason == .taken {
      // Another process was quicker.
      return false
    }
    rotate(around: day, reviews: try store.reviewCount())
    return true
  }

  /// A copy that holds more than the store is what somebody will look for, and stays.
  private func rotate(around today: Day, reviews: Int) {
    let kept = BackupRotation.kept(of: days, today: today)
    for day in days where !kept.contains(day) && reviewCount(of: day) ?? 0 <= reviews {
      Files.remove(path(of: day))
    }
  }
}

extension [Backups.Copy] {
  /// The first of those that hold the most reviews; nil without a review in any.
  package var richest: (day: Day, reviews: Int)? {
    compactMap { copy in copy.reviews.map { (copy.day, $0) } }
      .filter { $0.1 > 0 }.max { $0.1 < $1.1 }
  }
}
