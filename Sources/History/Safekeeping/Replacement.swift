internal import Files
internal import SQLite
package import Scoring

/// Putting another store into a store's place; what was there is kept beside it.
package struct Replacement {
  let path: String
  let today: Day

  package init(of path: String, on today: Day) {
    self.path = path
    self.today = today
  }

  /// Puts a copy of a file in the store's place, brought up to date.
  /// - Returns: the reviews that it holds, and where the store that was there is kept now.
  package func restore(_ file: String) throws -> (reviews: Int, keptAs: String?) {
    let source = try Self.openSound(file)
    try refuseNewer()
    var reviews = 0
    var keptAs: String?
    do {
      try ProgressStore.copy(source, to: path) { work in
        reviews = try prepare(work) { _ in }
        keptAs = try place(work, whileHolding: try StoreLock(path))
      }
    } catch let error as StoreError where error.path == path {
      // The copy's failures are those of the file that it was made of.
      throw StoreError(path: error.reason.isOfContent ? file : path, reason: error.reason)
    }
    return (reviews, keptAs)
  }

  /// What a newer prep wrote is not for this one to put away.
  func refuseNewer() throws {
    let version = PageFile(path: path).version
    guard version > Migrations.newest else { return }
    throw StoreError(
      path: path, reason: .newer(version: version, supported: Migrations.newest))
  }

  /// Brings a copy up to date, adds to it, derives its memories and checks it; counts its reviews.
  func prepare(_ work: String, _ add: (borrowing ProgressStore) throws -> Void) throws -> Int {
    let store = try ProgressStore.open(path: work, access: .ownCopy)
    try store.useUsualFormat()
    try add(store)
    try store.rebuildMemories()
    if let problem = try store.integrityProblems().first {
      throw StoreError(path: work, reason: .damaged(problem))
    }
    return try store.readableReviewCount()
  }
}

extension ProgressStore {
  /// Brings a copy into the format of all stores of prep, whatever it was made with.
  ///
  /// Where a header is damaged, salvage takes the pages to be of that size (`PageFile`).
  fileprivate func useUsualFormat() throws {
    try execute("pragma journal_mode = delete")
    let size = try rows("pragma page_size") { $0.integer(0) }
    guard size != [PageFile.usualPageSize] else { return }
    try execute("pragma page_size = \(PageFile.usualPageSize); vacuum")
  }
}
