internal import Arguments
internal import Banks
internal import Files
internal import History
internal import TextAnalysis
internal import Usage

// Where a history is kept, and how it is opened.
extension Context {
  /// `--data-dir`, else `PREP_DATA_DIR`, else `XDG_DATA_HOME/prep`, else `~/.local/share/prep`.
  func dataFolder() throws -> DataFolder {
    guard let folder = try knownDataFolder() else {
      throw Failure.badEnvironment(
        name: "HOME", problem: "is not set; name a folder with --data-dir or PREP_DATA_DIR")
    }
    return folder
  }

  /// Nil when no home folder is known to look in.
  func knownDataFolder() throws -> DataFolder? {
    if let folder = globals.dataFolder {
      guard !folder.isEmpty else {
        throw Failure.usage(
          .badValue(place: "--data-dir", value: "", BadValue("expected a folder")), command: nil)
      }
      return DataFolder(atHome(folder))
    }
    let environment = surroundings.environment
    if let folder = environment["PREP_DATA_DIR"], !folder.isEmpty {
      return DataFolder(atHome(folder))
    }
    return UserFolder.data.path(of: "prep", in: environment).map { DataFolder($0) }
  }

  /// Shells leave a tilde as it is behind a sign, as in `--data-dir=~/x`, and within quotes.
  func atHome(_ path: String) -> String { UserFolder.atHome(path, in: surroundings.environment) }

  /// What no other file may take the place of.
  var protectedFiles: ProtectedFiles {
    (try? knownDataFolder())?.protectedFiles ?? .none
  }

  /// The store for writing; the folder and the file are made when there are none.
  func store() throws -> ProgressStore {
    let folder = try dataFolder()
    let store = try folder.openStore()
    keepDailyBackup(of: store, in: folder)
    tellOfEarlierHistory(store, in: folder)
    return store
  }

  /// A file that was lost or cut to nothing looks like that of somebody who begins.
  private func tellOfEarlierHistory(_ store: borrowing ProgressStore, in folder: DataFolder) {
    guard (try? store.hasReviews()) == false, let backup = folder.backups.richest else { return }
    libraries.tellOnce(
      """
      \(folder.store): this history is new, but there is a backup of \(backup.day) with \
      \(counted(backup.reviews, "review")); prep doctor --repair brings it back
      """)
  }

  /// Before the first change of a day, by the clock and not by `--now`.
  ///
  /// Without a copy there is still the store: a failure is told, and that is all.
  private func keepDailyBackup(of store: borrowing ProgressStore, in folder: DataFolder) {
    do {
      _ = try folder.backups.make(of: store, on: day(of: surroundings.now()))
    } catch {
      let failure = Failure(ofCopy: error)
      surroundings.note("prep: today's backup was not made: \(failure.message ?? "")")
    }
  }

  /// The store for reading; nothing is made on disk for somebody who has no history.
  func storeForReading() throws -> ProgressStore {
    guard let folder = try knownDataFolder() else {
      return try ProgressStore.open(path: ":memory:")
    }
    let store = try folder.openStoreForReading()
    tellOfEarlierHistory(store, in: folder)
    return store
  }
}
