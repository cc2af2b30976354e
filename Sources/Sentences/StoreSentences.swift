internal import Banks
package import History
internal import TextAnalysis

extension StoreError {
  /// What to say of the reader's own store.
  package var sentence: String {
    switch reason {
    case .notADatabase, .foreign:
      """
      \(path): this is not a prep store, or its beginning is damaged; run prep doctor, or name another \
      folder with --data-dir
      """
    case .damaged(let detail):
      "\(path): the store is damaged (\(detail)); run: prep doctor --repair"
    case .altered(let detail): "\(path): \(detail); run: prep doctor --repair"
    case .readOnly:
      "\(path): the store cannot be written; make the file and its folder writable"
    case .locked:
      "\(path): another program has held the store for more than ten seconds; try again"
    case .noLocks(let kind):
      "\(path): the file system there\(kind.map { " (\($0))" } ?? "") gives no locks, which keep two programs "
        + "from writing at once; keep your history on another disk with --data-dir"
    case .diskFull: "\(path): the disk is full; make room and try again, no earlier answer is lost"
    case .newer(let version, let supported):
      """
      \(path): written by a newer prep (store version \(version), this one knows \(supported)); \
      update prep
      """
    case .cannotOpen(let detail):
      "\(path): cannot be opened (\(detail)); check path and permissions"
    case .ioFailed(let detail):
      "\(path): the disk failed (\(detail)); check it and try again, no earlier answer is lost"
    case .replaced:
      "\(path): another store was put here in the meantime; start the command again"
    case .taken: "\(path) already exists; choose another name"
    case .unsafe(let unsafety): "\(path): \(unsafety.sentence)"
    case .tooLarge(let limit): "\(path): is larger than the \(limit >> 30) GB that prep reads"
    case .other(let detail): "\(path): \(detail); prep doctor says more"
    }
  }

  /// What the doctor says of it, who need not be sent for.
  package var doctorSentence: String {
    switch reason {
    case .notADatabase, .foreign: "\(path): this is not a prep store, or its beginning is damaged"
    case .damaged(let detail): "\(path): the store is damaged (\(detail))"
    case .other(let detail): "\(path): \(detail)"
    default: sentence
    }
  }

  /// What to say of a copy being made.
  package var backupSentence: String {
    switch reason {
    case .damaged(let detail): "\(path): the copy is not sound (\(detail)); run: prep doctor"
    case .diskFull: "\(path): the disk is full; make room"
    case .readOnly: "\(path): the folder cannot be written"
    case .ioFailed(let detail), .other(let detail): "\(path): \(detail)"
    default: sentence
    }
  }

  /// What to say of a file to be restored.
  package var restoreSentence: String {
    switch reason {
    case .notADatabase, .foreign: "\(path): is not a prep store; nothing was changed"
    case .damaged(let detail):
      "\(path): is damaged (\(detail)); nothing was changed, prep doctor lists other backups"
    case .altered(let detail): "\(path): \(detail); nothing was changed"
    case .unsafe: "\(path): is not a regular file; nothing was changed"
    case .cannotOpen(let detail), .ioFailed(let detail), .other(let detail):
      "\(path): cannot be read (\(detail)); nothing was changed"
    default: sentence
    }
  }
}

extension Examination.Finding {
  package var sentence: String {
    switch self {
    case .unsound(let detail): detail
    case .unusable(let error): error.doctorSentence
    case .unreadable(let error): error.sentence
    case .memoriesDiffer: "the memories differ from a replay of the reviews"
    case .poorerThanBackup(let day, let reviews, let stored):
      "the backup of \(day) holds \(counted(reviews, "review")), the store \(stored)"
    case .notSynced(let refusal): refusal.sentence
    case .unreadableBackup(let path): "\(path): is no backup that can be read; move it away"
    case .keptBeside(let path, let reviews):
      "there is no store, but \(path) holds \(counted(reviews, "review")); run: prep progress restore '\(path)'"
    case .openToOthers(let path): "\(path): other users may look in; run: chmod go= '\(path)'"
    }
  }
}
