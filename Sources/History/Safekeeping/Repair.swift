internal import Files
internal import SQLite
internal import Scoring

extension Replacement {
  /// What a new store was made of.
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
  ///
  /// `beforePlacing` runs when the new store is whole and the damaged one still locked.
  /// - Returns: nil when there is nothing to make it of; then nothing was changed.
  package func repair(
    with backups: Backups, beforePlacing: () -> Void = {}
  ) throws -> Repaired? {
    try refuseNewer()
    let lock = try StoreLock(path)
    // Closed behind the lock: closing any descriptor of a file ends the process's locks on it.
    let file = PageFile(path: path)
    let salvage = try readable(file)
    let passing = try ProgressStore.passingFile(beside: path)
    let newest = newestSound(backups, as: passing.path)
    guard newest != nil || !salvage.isEmpty else { return nil }
    var poor = 0
    var used = newest == nil ? 0 : 1
    let reviews = try prepare(passing.path) { store in
      for day in backups.days.reversed() where day != newest {
        let copy = Salvage(of: backups.path(of: day))
        _ = try store.add(copy)
        used += copy.isEmpty ? 0 : 1
      }
      poor = try store.add(salvage)
    }
    beforePlacing()
    let keptAs = try place(passing.path, whileHolding: lock)
    _ = consume file
    _ = consume passing
    return Repaired(
      reviews: reviews, salvaged: salvage.reviews.count, poor: poor, backups: used, keptAs: keptAs)
  }

  /// What a file tells; throws when one that is there cannot be read, since what is unknown is not nothing.
  private func readable(_ file: borrowing PageFile) throws -> Salvage {
    guard file.isOpen else {
      let reason = Files.systemReason
      guard Files.isTaken(path) else { return Salvage(file) }
      throw StoreError(path: path, reason: .cannotOpen(reason))
    }
    guard file.isRegular else { throw StoreError(path: path, reason: .unsafe(.notARegularFile)) }
    let salvage = Salvage(file)
    if let reason = file.refusalReason { throw StoreError(path: path, reason: .ioFailed(reason)) }
    return salvage
  }

  /// Copies the newest backup that is sound into a file; without one, that stays empty.
  private func newestSound(_ backups: Backups, as work: String) -> Day? {
    for day in backups.days {
      guard let source = try? Self.openSound(backups.path(of: day)),
        (try? source.copy(to: work)) != nil, (try? prepare(work) { _ in }) != nil
      else {
        _ = Files.empty(work)
        continue
      }
      return day
    }
    return nil
  }
}

extension ProgressStore {
  /// Adds what was salvaged; of what is there already stays what says more.
  /// - Returns: how many reviews are there without what was answered, since only an index knew of them.
  fileprivate func add(_ salvage: Salvage) throws -> Int {
    try transaction {
      var poor = 0
      for found in salvage.reviews {
        let outcome = try settle(found.review, isFromHere: found.isFromHere).0
        if outcome == .added, found.isFromIndex { poor += 1 }
      }
      for void in salvage.voids { _ = try insertVoid(void.review, at: void.at) }
      for (name, value) in salvage.settings {
        try run("insert or replace into setting values (?, ?)", [.text(name), .text(value)])
      }
      for plan in salvage.plans { _ = try insert(plan) }
      for fit in salvage.fits { try insert(fit) }
      for change in salvage.settingChanges { try insert(change) }
      for (name, content) in salvage.bookmarks { try setBookmark(name, to: content) }
      return poor
    }
  }
}
