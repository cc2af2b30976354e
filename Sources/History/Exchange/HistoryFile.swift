internal import Files
internal import JSON
internal import TextAnalysis

/// Files that may hold a history, told by what is in them.
package enum HistoryFile {
  /// Whether a file is a store of prep: SQLite's magic and the application id (sqlite.org/fileformat2.html).
  package static func isStore(_ path: String) -> Bool {
    guard FileStatus(of: path)?.kind == .file, let read = try? Files.portions(of: path),
      let bytes = try? read(), bytes.count >= 100
    else { return false }
    let id = bytes[68..<72].reduce(0) { $0 << 8 | Int($1) }
    return bytes.starts(with: Array("SQLite format 3\0".utf8)) && id == Migrations.applicationID
  }

  /// Whether a file begins as an export does.
  package static func isExport(_ path: String) -> Bool {
    guard FileStatus(of: path)?.kind == .file, let read = try? Files.portions(of: path),
      let bytes = try? read(),
      let line = bytes.prefix(1 << 16).split(separator: 0x0A).first,
      let root = try? JSONDocument(Array(line)).root
    else { return false }
    return root["at"]?.text != nil
      && ["question", "takenBack", "plan", "interview", "fit", "setting"].contains {
        root[$0] != nil
      }
  }

  /// The files below a folder that may hold lines of a history, under whatever name a conflict left them, as
  /// paths below it.
  ///
  /// What is on its way begins with a dot or a tilde (Syncthing: docs.syncthing.net/users/syncing.html).
  package static func names(below folder: String) -> [String] {
    Files.files(below: folder).filter { path in
      Files.name(of: path).lowercased().contains(text: ".jsonl")
        && !path.split(separator: "/").contains { $0.hasPrefix("~") }
    }
  }
}

extension DataFolder {
  /// All that another store holds, read from a passing copy, which is brought up to date: the store itself is not
  /// touched.
  package func log(ofStore file: String) throws -> ProgressStore.LogBlock {
    try Files.makePrivateFolder(path)
    var log = ProgressStore.LogBlock(reviews: [], voids: [])
    do {
      let source = try Replacement.openSound(file)
      try ProgressStore.copy(source, to: "\(path)/import.sqlite") { work in
        let store = try ProgressStore.open(path: work, access: .ownCopy)
        log = try store.wholeLog()
      }
    } catch let error as StoreError where error.path != file {
      throw StoreError(path: error.reason.isOfContent ? file : error.path, reason: error.reason)
    }
    return log
  }
}
