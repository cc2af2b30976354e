internal import CSQLite
package import Scoring

/// Putting another store into a store's place; what was there is kept beside it.
package struct Replacement {
  private let path: String
  private let today: Day
  private let model: ProgressStore.ModelMaker

  package init(
    of path: String, on today: Day, model: @escaping ProgressStore.ModelMaker
  ) {
    self.path = path
    self.today = today
    self.model = model
  }

  /// Bytes up to which a store is taken for one.
  package static let sizeLimit = 4 << 30

  /// Puts a copy of a file in the store's place, brought up to date.
  /// - Returns: the reviews that it holds, and where the store that was there is kept now.
  package func restore(
    _ file: String
  ) throws(StoreFailure) -> (reviews: Int, keptAs: String?) {
    let source = try Self.openRegular(file)
    var reviews = 0
    var keptAs: String?
    do throws(StoreFailure) {
      try ProgressStore.copy(source, to: path) { work throws(StoreFailure) in
        reviews = try prepare(work) { _ throws(StoreFailure) in }
        let lock = try StoreLock(path)
        keptAs = try place(work)
        _ = consume lock
      }
    } catch {
      // The copy's failures are those of the file that it was made of.
      throw error.path == path || error.path == PrivateFile.workName(beside: path)
        ? StoreFailure(path: error.reason.isOfContent ? file : path, reason: error.reason) : error
    }
    return (reviews, keptAs)
  }

  package struct Repaired {
    package let reviews: Int
    package let salvaged: Int
    /// How many of them came back without what was answered.
    package let poor: Int
    /// How many backups were added.
    package let backups: Int
    package let keptAs: String?
  }

  /// Makes a new store of all that can be read of the damaged one and of the backups.
  ///
  /// The newest backup alone would do if the clock were never wrong, and no history lost and begun anew.
  /// From before it is read until the new one is in its place nobody writes into the damaged one: an answer is
  /// either read or refused.
  /// - Returns: nil when there is nothing to make it of; then nothing was changed.
  package func repair(with backups: Backups) throws(StoreFailure) -> Repaired? {
    let lock = try StoreLock(path)
    // Closed behind the lock: closing any descriptor of a file ends the process's locks on it.
    let file = PageFile(path: path)
    let salvage = Salvage(file)
    let work = PrivateFile.workName(beside: path)
    defer { PrivateFile.remove(work) }
    let newest = newestSound(backups, as: work)
    guard newest != nil || !salvage.isEmpty else { return nil }
    var poor = 0
    var used = newest == nil ? 0 : 1
    let reviews = try prepare(work) { store throws(StoreFailure) in
      for day in backups.days.reversed() where day != newest {
        let copy = Salvage(of: backups.path(of: day))
        _ = try store.add(copy)
        used += copy.isEmpty ? 0 : 1
      }
      poor = try store.add(salvage)
    }
    let keptAs = try place(work)
    _ = consume file
    _ = consume lock
    return Repaired(
      reviews: reviews, salvaged: salvage.reviews.count, poor: poor, backups: used, keptAs: keptAs)
  }

  /// Copies the newest backup that is sound to a name; without one, the name is an empty file.
  private func newestSound(_ backups: Backups, as work: String) -> Day? {
    for day in backups.days {
      PrivateFile.remove(work)
      guard let source = try? Self.openRegular(backups.path(of: day)),
        PrivateFile.make(work), (try? source.backUp(to: work)) != nil,
        (try? prepare(work) { _ throws(StoreFailure) in }) != nil
      else { continue }
      return day
    }
    PrivateFile.remove(work)
    _ = PrivateFile.make(work)
    return nil
  }

  /// Brings a copy up to date, adds to it, derives its memories and checks it; counts its reviews.
  private func prepare(
    _ work: String, _ add: (borrowing ProgressStore) throws(StoreFailure) -> Void
  ) throws(StoreFailure) -> Int {
    let store = try ProgressStore.open(path: work, access: .ownCopy, model: model)
    try store.useUsualFormat()
    try add(store)
    try store.rebuildMemories()
    if let problem = try store.integrityProblems().first {
      throw StoreFailure(path: work, reason: .damaged(problem))
    }
    return try store.readableReviewCount()
  }

  /// Only then are all files left alone when it is not what it should be.
  private static func openRegular(_ file: String) throws(StoreFailure) -> Connection {
    let connection = try openUnchecked(file)
    let problem: String?
    do throws(SQLiteError) {
      problem = try connection.schemaProblems().first
    } catch {
      throw StoreFailure(path: file, error)
    }
    if let problem { throw StoreFailure(path: file, reason: .altered(problem)) }
    return connection
  }

  private static func openUnchecked(_ file: String) throws(StoreFailure) -> Connection {
    let pages = PageFile(path: file)
    guard pages.isOpen else {
      throw StoreFailure(path: file, reason: .cannotOpen(PrivateFile.systemReason))
    }
    guard pages.isRegular else {
      throw StoreFailure(path: file, reason: .unsafe(.notARegularFile))
    }
    guard pages.count > 0 else { throw StoreFailure(path: file, reason: .notADatabase) }
    guard pages.size <= sizeLimit else {
      throw StoreFailure(path: file, reason: .tooLarge(limit: sizeLimit))
    }
    do throws(SQLiteError) {
      let connection = try Connection(path: file, flags: SQLITE_OPEN_READONLY)
      connection.waitForOthers()
      return connection
    } catch {
      throw StoreFailure(path: file, error)
    }
  }

  /// Renames a store into its place, which has to be locked; the one that was there gets a name of its own.
  private func place(_ work: String) throws(StoreFailure) -> String? {
    guard PrivateFile.sync(work) else {
      throw StoreFailure(path: path, reason: .ioFailed(PrivateFile.systemReason))
    }
    let keptAs = try keepAside()
    guard PrivateFile.move(work, to: path) else {
      throw StoreFailure(path: path, reason: .ioFailed(PrivateFile.systemReason))
    }
    _ = PrivateFile.sync(path.folder)
    return keptAs
  }

  private func keepAside() throws(StoreFailure) -> String? {
    guard PrivateFile.isThere(path) else { return nil }
    for number in 1...10_000 {
      let name = "\(path.folder)/replaced-\(today)\(number == 1 ? "" : "-\(number)").sqlite"
      if PrivateFile.isThere(name) { continue }
      guard PrivateFile.link(path, as: name) || PrivateFile.move(path, to: name) else { break }
      // Left in place, it would be replayed into the new store.
      _ = PrivateFile.move(path + "-journal", to: name + "-journal")
      return name
    }
    throw StoreFailure(path: path, reason: .ioFailed(PrivateFile.systemReason))
  }
}

extension StoreFailure.Reason {
  /// Whether it tells of what stands in a file, not of what can be done with it.
  var isOfContent: Bool {
    switch self {
    case .notADatabase, .foreign, .damaged, .altered, .newer: true
    default: false
    }
  }
}

extension ProgressStore {
  /// Brings a copy into the format of all stores of prep, whatever it was made with.
  ///
  /// Where a header is damaged, salvage takes the pages to be of that size (`PageFile`).
  fileprivate func useUsualFormat() throws(StoreFailure) {
    try translated { () throws(SQLiteError) in
      try connection.execute("pragma journal_mode = delete")
      let size = try connection.rows("pragma page_size") { $0.integer(0) }
      guard size != [PageFile.usualPageSize] else { return }
      try connection.execute("pragma page_size = \(PageFile.usualPageSize); vacuum")
    }
  }

  /// Adds what was salvaged; of what is there already stays what says more.
  /// - Returns: how many reviews are there without what was answered, since only an index knew of them.
  fileprivate func add(_ salvage: Salvage) throws(StoreFailure) -> Int {
    try transaction { () throws(SQLiteError) in
      var poor = 0
      for found in salvage.reviews {
        if try insert(found.review, isFromHere: found.isFromHere) {
          poor += found.isFromIndex ? 1 : 0
        } else {
          _ = try settle(found.review)
        }
      }
      for void in salvage.voids { _ = try insertVoid(void.review, at: void.at) }
      for (name, value) in salvage.settings {
        try connection.run(
          "insert or replace into setting values (?, ?)", .text(name), .text(value))
      }
      return poor
    }
  }
}
