package import Files
package import Scoring
internal import TextAnalysis

/// The folder in which a history lies: the store, and its copies.
package struct DataFolder: Sendable, Equatable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The path of the store, be there one or not.
  package var store: String { path + "/progress.sqlite" }

  package var backups: Backups { Backups(of: store) }

  /// Whether there is a store; throws when that cannot be told.
  package func hasStore() throws(FileError) -> Bool {
    try FileStatus.find(store) != nil
  }

  /// Where the store's own path leads, when it is a link; resolved once, so that what was checked is opened.
  private var storeItself: String {
    FileStatus(of: store, followingLinks: false)?.kind == .link ? Files.resolved(store) : store
  }

  /// The store for writing; the folder and the file are made when there are none.
  package func openStore() throws -> ProgressStore {
    try prepare()
    // SQLite would make the file readable as the umask says.
    guard PrivateFile.makeUnlessThere(store) else {
      throw StoreError(path: store, reason: .cannotOpen(Files.systemReason))
    }
    return try ProgressStore.open(path: try safeStore())
  }

  /// The store for reading; nothing is made on disk for somebody who has no history.
  package func openStoreForReading() throws -> ProgressStore {
    guard try hasStore() else { return try ProgressStore.open(path: ":memory:") }
    let end = try safeStore()
    // Cut to nothing, it would be made anew.
    if FileStatus(of: end)?.size == 0 { return try ProgressStore.open(path: ":memory:") }
    return try ProgressStore.open(path: end, access: .reading)
  }

  /// What puts another store into the place of this one; the folder is made when there is none.
  ///
  /// Where the store is a link, what it leads to is replaced, and the link stays.
  package func replacement(on today: Day) throws -> Replacement {
    try Files.makePrivateFolder(path)
    return Replacement(of: try safeStore(), on: today)
  }

  /// Makes the folder when there is none, and throws when it is not safe to use.
  package func prepare() throws {
    try Files.makePrivateFolder(path)
    try checkSafety()
  }

  /// Throws when the folder, or what is in the store's place, is not safe to use.
  func checkSafety() throws(StoreError) { _ = try safeStore() }

  /// The store itself; throws when the folder of its path or its own is not safe to use, or something is in the
  /// place of what SQLite keeps beside it.
  private func safeStore() throws(StoreError) -> String {
    let end = storeItself
    // By the store's own folder it is decided who may plant a journal.
    let folders = end == store ? [path] : [path, Files.folder(of: end)]
    for folder in folders { try Self.check(folder, .folder) }
    for file in [store] + Files.companions.map({ end + $0 }) { try Self.check(file, .file) }
    return end
  }

  private static func check(_ path: String, _ kind: Unsafety.Subject) throws(StoreError) {
    guard let unsafety = Unsafety(of: path, kind) else { return }
    throw StoreError(path: path, reason: .unsafe(unsafety))
  }

  /// The files that hold the history: the store, what SQLite keeps beside it, and every copy; be there
  /// such files or not, since a planted journal would be replayed into the store.
  package var protectedFiles: ProtectedFiles {
    let end = Files.resolved(store)
    let name = Files.name(of: end)
    let ours = [path, backups.folder].map { folder in
      ProtectedFiles.Place(folder: folder) { $0.lowercased().contains(text: ".sqlite") }
    }
    // Where a link in the store's place leads, it may have any name.
    let behindLink = ProtectedFiles.Place(folder: Files.folder(of: end)) { $0.hasPrefix(name) }
    return ProtectedFiles(ours + [behindLink])
  }
}
