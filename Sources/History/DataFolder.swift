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

  /// The store for writing; the folder and the file are made when there are none.
  package func openStore() throws -> ProgressStore {
    try prepare()
    // SQLite would make the file readable as the umask says.
    guard PrivateFile.makeUnlessThere(store) else {
      throw StoreError(path: store, reason: .cannotOpen(Files.systemReason))
    }
    return try ProgressStore.open(path: store)
  }

  /// The store for reading; nothing is made on disk for somebody who has no history.
  package func openStoreForReading() throws -> ProgressStore {
    guard try hasStore() else { return try ProgressStore.open(path: ":memory:") }
    try checkSafety()
    // Cut to nothing, it would be made anew.
    if FileStatus(of: store)?.size == 0 { return try ProgressStore.open(path: ":memory:") }
    return try ProgressStore.open(path: store, access: .reading)
  }

  /// What puts another store into the place of this one; the folder is made when there is none.
  package func replacement(on today: Day) throws -> Replacement {
    try prepare()
    return Replacement(of: store, on: today)
  }

  /// Makes the folder when there is none, and throws when it is not safe to use.
  package func prepare() throws {
    try Files.makePrivateFolder(path)
    try checkSafety()
  }

  /// Throws when the folder, or what is in the store's place, is not safe to use.
  func checkSafety() throws(StoreError) {
    for (path, kind) in [(path, Unsafety.Subject.folder), (store, .file)] {
      if let unsafety = Unsafety(of: path, kind) {
        throw StoreError(path: path, reason: .unsafe(unsafety))
      }
    }
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
