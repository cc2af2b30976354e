package import Files

extension FileError {
  /// What is the matter, and what to do.
  package var sentence: String {
    switch reason {
    case .cannotRead(let detail): "\(path): cannot be read: \(detail)"
    case .cannotReplace(let detail):
      "\(path): cannot be written: \(detail); what was there is unchanged"
    case .cannotWrite(let detail): "\(path): cannot be written: \(detail)"
    case .readerGone: "\(path): cannot be written: nobody reads it any more"
    case .cannotMakeFolder(let detail): "\(path): the folder cannot be made: \(detail)"
    case .taken: "\(path) already exists; choose another name or use --force"
    case .protected:
      "\(path): belongs to your history (the store, its journal or a copy) and is never overwritten; "
        + "name another file"
    case .notARegularFile: "\(path): is not a regular file"
    case .tooLarge(let limit): "\(path): is larger than the \(limit >> 20) MB that prep reads"
    case .lineTooLong(let line, let limit):
      "\(path): line \(line) is longer than the \(limit >> 20) MB that prep reads"
    }
  }
}

extension Unsafety {
  /// What is the matter, and what to do.
  package var sentence: String {
    switch self {
    case .ownedBySomeoneElse(let user):
      "belongs to another user (\(user)); run prep as that user, or name another folder with --data-dir"
    case .linkOfSomeoneElse(let user):
      "is a symbolic link of another user (\(user)); name the folder itself with --data-dir"
    case .writableByAll:
      "every user may write there, and with it change your history; run: chmod 700 on it"
    case .belowWritableByAll(let folder):
      "every user may put another folder there, as \(folder) is writable by all; run: chmod o-w '\(folder)'"
    case .notAFolder: "is not a folder; name another with --data-dir"
    case .notARegularFile: "is not a regular file; move it away"
    }
  }
}
