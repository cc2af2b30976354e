internal import Files
internal import TextAnalysis

/// The folder that several machines share, of which each writes in a folder of its own only.
package struct SharedFolder {
  /// The folder "prep" below the one that was named.
  let path: String
  let device: String

  init(_ folder: String, device: String) {
    path = Self.inner(of: folder)
    self.device = device
  }

  var isThere: Bool { FileStatus(of: path)?.kind == .folder }

  private var ownFolder: String { "\(path)/\(device)" }

  // MARK: Reading

  /// All files that may hold lines, under whatever name a conflict left them, and what cannot be read.
  func files() -> (files: [SharedFile], problems: [SyncProblem]) {
    var files: [SharedFile] = []
    var problems: [SyncProblem] = []
    for name in HistoryFile.names(below: path) {
      do throws(FileError) {
        let bytes = try Files.read("\(path)/\(name)")
        if bytes.isEmpty {
          problems.append(SyncProblem(path: "\(path)/\(name)", .notDownloaded))
        } else {
          files.append(SharedFile(path: name, bytes: bytes))
        }
      } catch {
        problems.append(SyncProblem(path: error.path, .unreadable(error)))
      }
    }
    return (
      files,
      problems + placeholders.map { SyncProblem(path: $0, .notDownloaded) }
        + closedFolders.map { SyncProblem(path: $0.path, .unreadable($0)) }
    )
  }

  /// A device's folder that may not be looked into would else pass for an empty one.
  private var closedFolders: [FileError] {
    let folders = Files.names(in: path).sorted().map { "\(path)/\($0)" }.filter {
      FileStatus(of: $0, followingLinks: false)?.kind == .folder
    }
    return ([path] + folders).filter { FileStatus(of: $0) != nil }
      .compactMap(Files.refusal(ofListing:))
  }

  /// What prep shares of a folder is in one of its own within it.
  package static func inner(of folder: String) -> String { folder + "/prep" }

  /// The folder that was meant by one that may be the "prep" within it.
  package static func named(_ path: String) -> String {
    let isInner =
      Files.name(of: path) == "prep"
      && ["README.txt", ".gitattributes"].allSatisfy { Files.isTaken("\(path)/\($0)") }
    return isInner ? Files.folder(of: path) : path
  }

  /// What iCloud leaves of a file that it moved away: ".2026-11.jsonl.icloud".
  private var placeholders: [String] {
    Files.names(in: path).sorted().map { "\(path)/\($0)" }.flatMap { folder in
      Files.names(in: folder).filter { $0.hasPrefix(".") && $0.hasSuffix(".jsonl.icloud") }
        .map { "\(folder)/\($0)" }
    }
  }

  // MARK: Writing

  /// Where a month is written: a file of one's own that somebody has spoilt is left as it is.
  func ownPath(of month: String, avoiding spoilt: Set<String>) -> String {
    let names = ["\(device)/\(month).jsonl"] + (2...99).map { "\(device)/\(month)-\($0).jsonl" }
    return names.first { !spoilt.contains($0) } ?? names[0]
  }

  /// Whether a path below the folder is one that only this device writes.
  func isOwn(_ file: String) -> Bool {
    let month = file.hasPrefix(device + "/") ? file.dropFirst(device.utf8.count + 1) : ""
    return month.hasSuffix(".jsonl")
      && month.dropLast(6).allSatisfy { "0123456789-".contains($0) }
  }

  /// Makes the folder and says in it where its files come from.
  func prepare(name: String) throws(FileError) {
    for folder in [path, ownFolder] { try Files.makePrivateFolder(folder) }
    for (file, text) in [
      ("README.txt", Self.readme), (".gitattributes", "*.jsonl merge=union\n"),
      ("\(device)/name", name + "\n"),
    ] where !Files.isTaken("\(path)/\(file)") {
      try Files.replacePrivately("\(path)/\(file)", with: Array(text.utf8))
    }
  }

  /// What would keep this device from writing; nil when nothing is seen.
  var writingRefusal: FileError? {
    let folder = [ownFolder, path].first { FileStatus(of: $0) != nil } ?? Files.folder(of: path)
    guard !FileStatus.isWritable(folder) else { return nil }
    return FileError(path: folder, reason: .cannotReplace("permission denied"))
  }

  func write(_ bytes: [UInt8], to file: String) throws(FileError) {
    try Files.replacePrivately("\(path)/\(file)", with: bytes)
  }

  private static let readme = """
    These files are a study history of prep, shared between machines by "prep sync".
    Each machine writes in a folder of its own and reads all of them; copies do no harm.
    Nothing here needs to be edited; a machine writes its files anew when they are lost.

    """
}
