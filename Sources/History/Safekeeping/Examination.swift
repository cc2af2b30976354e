package import Files
package import Scoring

/// A data folder looked at from all sides.
package struct Examination {
  package private(set) var findings: [Finding] = []
  /// Nil when there is no store, or it cannot be read.
  package private(set) var store: StoreState?
  /// Answers of days to come, and the last such day: a clock was wrong, which harms nothing.
  package private(set) var future: (count: Int, last: Day)?
  /// The same of entries about plans and fits.
  package private(set) var futureEntries: (count: Int, last: Day)?
  package let folderMode: Int?
  package let backups: [Backups.Copy]

  /// What a store that can be read is like.
  package struct StoreState {
    package let version: Int
    package let reviews: Int
    package let takenBack: Int
    package let size: Int
    package let mode: Int
  }

  /// Something that is not as it should be; data, of which the program makes a sentence.
  package enum Finding: Equatable {
    /// It can be read, and SQLite's checks found this, or it is not as prep makes it.
    case unsound(String)
    case unusable(StoreError)
    /// Whether there is a store cannot be told.
    case unreadable(FileError)
    case memoriesDiffer
    /// A backup holds more than the store.
    case poorerThanBackup(day: Day, reviews: Int, stored: Int)
    case unreadableBackup(path: String)
    /// There is no store, but one that was put away.
    case keptBeside(path: String, reviews: Int)
    case openToOthers(path: String)
    /// The folder that is shared with other machines.
    case notSynced(SyncRefusal)
  }

  /// Of the store and its copies; `today` tells which answers and entries lie ahead, `day` the study day of
  /// an instant.
  package init(
    of folder: DataFolder, on today: Day = Day(number: Day.writable.upperBound),
    day: @escaping (Instant) -> Day = { $0.studyDay(utcOffset: 0) }
  ) throws {
    backups = folder.backups.copies
    folderMode = FileStatus(of: folder.path)?.permissions
    do {
      if try folder.hasStore() { try inspect(try folder.openStoreForReading(), on: today, day) }
    } catch let error as StoreError {
      findings.append(.unusable(error))
    } catch let error as FileError {
      findings.append(.unreadable(error))
    }
    inspectBackups()
    inspectKept(in: folder)
    // What cannot even be read is named already.
    if !findings.contains(where: \.isOfUse) { findings += folder.storingProblems() }
    if let memory = SyncMemory(of: folder) {
      do throws(SyncRefusal) {
        _ = try SyncRound(
          memory, in: folder, isNamed: false, now: Instant(milliseconds: 0), day: day)
        let refusal = SharedFolder(memory.folder, device: memory.device).writingRefusal
        if let refusal { findings.append(.unreadable(refusal)) }
      } catch {
        findings.append(.notSynced(error))
      }
    }
    inspectRights(of: folder)
  }

  private mutating func inspect(
    _ opened: borrowing ProgressStore, on today: Day, _ day: (Instant) -> Day
  ) throws {
    findings += try opened.integrityProblems().map { .unsound($0) }
    let status = FileStatus(of: opened.path)
    store = StoreState(
      version: try opened.version(), reviews: try opened.readableReviewCount(),
      takenBack: try opened.voids().count, size: status?.size ?? 0,
      mode: status?.permissions ?? 0)
    // Memories may hold nonsense in a file that is sound.
    if (try? opened.memoriesMatchTheLog()) != true { findings.append(.memoriesDiffer) }
    future = try opened.answers(after: today)
    futureEntries = try opened.entries(after: today, day)
  }

  private mutating func inspectBackups() {
    findings += backups.filter { $0.reviews == nil }.map { .unreadableBackup(path: $0.path) }
    // What cannot be read may hold anything.
    guard !findings.contains(where: \.isOfUse), let richest = backups.richest else { return }
    let stored = store?.reviews ?? 0
    if richest.reviews > stored {
      findings.append(
        .poorerThanBackup(day: richest.day, reviews: richest.reviews, stored: stored))
    }
  }

  /// Stores that were put away, where there is none and no backup: of a replacement that was cut short.
  private mutating func inspectKept(in folder: DataFolder) {
    guard store == nil, !findings.contains(where: \.isOfUse), backups.richest == nil else { return }
    let kept = Files.names(in: folder.path).sorted().map { "\(folder.path)/\($0)" }.filter {
      let name = Files.name(of: $0)
      return name.hasPrefix(Replacement.keptPrefix) && name.hasSuffix(".sqlite")
    }
    for path in kept {
      guard let reviews = Backups.reviewCount(ofStore: path), reviews > 0 else { continue }
      findings.append(.keptBeside(path: path, reviews: reviews))
    }
  }

  /// What belongs to the user and is in use as it should be, and still others may look in.
  private mutating func inspectRights(of folder: DataFolder) {
    guard (try? folder.checkSafety()) != nil, Files.isTaken(folder.store) else { return }
    for path in [folder.path, folder.store] {
      let end = Files.resolved(path)
      guard (FileStatus(of: end)?.permissions ?? 0) & 0o077 != 0 else { continue }
      let isLink = FileStatus(of: path, followingLinks: false)?.kind == .link
      findings.append(.openToOthers(path: isLink ? end : path))
    }
  }
}

extension Examination.Finding {
  fileprivate var isOfUnsoundStore: Bool {
    switch self {
    case .unsound: true
    case .unusable(let error): error.isRepairable
    default: false
    }
  }

  /// Whether it tells that the store cannot be used.
  fileprivate var isOfUse: Bool {
    switch self {
    case .unsound, .unusable, .unreadable: true
    default: false
    }
  }

  /// Whether a new store is to be made of what can be read.
  package var wantsNewStore: Bool {
    if case .poorerThanBackup = self { true } else { isOfUnsoundStore }
  }

  /// Whether a repair can help.
  package var isRepairable: Bool {
    switch self {
    case .unsound, .memoriesDiffer, .poorerThanBackup, .openToOthers: true
    case .unusable(let error): error.isRepairable
    case .unreadable, .unreadableBackup, .keptBeside, .notSynced: false
    }
  }
}

extension StoreError {
  /// Whether the file was read, and what stands in it is to blame: not who it belongs to, where it lies, who
  /// holds it or what the disk says.
  fileprivate var isRepairable: Bool {
    switch reason {
    case .notADatabase, .foreign, .damaged, .altered: true
    default: false
    }
  }
}
