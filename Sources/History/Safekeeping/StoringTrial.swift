internal import Files
internal import SQLite

extension DataFolder {
  /// Bytes that a few answers and their journal take.
  private static let leastRoom = 1 << 20

  /// What would keep a quiz from storing an answer, found by trying; empty when nothing would.
  func storingProblems() -> [Examination.Finding] {
    guard FileStatus(of: path)?.kind == .folder else { return problemsOfMaking() }
    do {
      try checkSafety()
    } catch {
      return [.unusable(error)]
    }
    let folders = [path, backups.folder].filter { FileStatus(of: $0) != nil }
    let closed = folders.compactMap(Self.problemOfWriting)
    guard closed.isEmpty else { return closed }
    // SQLite opens it all the same, for reading.
    if FileStatus(of: store) != nil, !FileStatus.isWritable(store) { return [fault(.readOnly)] }
    if let room = Files.room(in: path), room < Self.leastRoom { return [fault(.diskFull)] }
    guard FileLocks.work(beside: store) else { return [fault(.noLocks(FileSystem.kind(of: path)))] }
    return problemsOfLocking()
  }

  private func fault(_ reason: StoreError.Reason) -> Examination.Finding {
    .unusable(StoreError(path: store, reason: reason))
  }

  /// Of a folder that is not there: what is above it has to take a new one.
  private func problemsOfMaking() -> [Examination.Finding] {
    guard FileStatus(of: path) == nil else { return [fault(.unsafe(.notAFolder))] }
    if let unsafety = Unsafety(ofNew: path) {
      return [.unusable(StoreError(path: path, reason: .unsafe(unsafety)))]
    }
    var above = Files.folder(of: path)
    while FileStatus(of: above) == nil, above != "/", above != "." {
      above = Files.folder(of: above)
    }
    return [Self.problemOfWriting(above)].compactMap(\.self)
  }

  private static func problemOfWriting(_ folder: String) -> Examination.Finding? {
    guard TemporaryFile(in: folder) == nil else { return nil }
    return .unreadable(FileError(path: folder, reason: .cannotReplace(Files.systemReason)))
  }

  private func problemsOfLocking() -> [Examination.Finding] {
    guard (FileStatus(of: store)?.size ?? 0) > 0 else { return [] }
    do {
      // Closed to this user, it gives none.
      guard let lock = try StoreLock(store) else { return [fault(.readOnly)] }
      _ = consume lock
      return []
    } catch {
      return (error as? StoreError).map { [.unusable($0)] } ?? []
    }
  }
}
