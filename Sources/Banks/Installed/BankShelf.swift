package import Files
package import Formats
package import Questions

/// The folder of installed banks, one folder each.
package struct BankShelf {
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// The names of the banks, in order.
  package var names: [String] {
    Files.names(in: folder).filter { Slug.isValid($0) && isBank(path(of: $0)) }.sorted()
  }

  package func path(of name: String) -> String { "\(folder)/\(name)" }

  package var trust: BankTrust { BankTrust(folder: "\(folder)/.trusted") }

  private func isBank(_ path: String) -> Bool { FileStatus(of: path)?.kind == .folder }

  /// A bank as far as it can be read, and everything that is wrong with its files.
  package func bank(_ name: String) -> (bank: Bank, problems: [BankProblem]) {
    let isAsWritten = isAsWritten(name)
    var problems: [BankProblem] = []
    let files = fileNames(of: path(of: name)).filter { $0 != BankFiles.sourceName }
      .compactMap { file -> BankPart? in
        do throws(BankProblem) {
          return try part(file, of: name)
        } catch {
          problems.append(error)
          return nil
        }
      }
    // It may be as large as the bank, and only what changes the bank asks for it.
    if !isAsWritten {
      do throws(BankProblem) { _ = try origins(of: name) } catch { problems.append(error) }
    }
    let read = BankFolder.read(files, isSound: problems.isEmpty && isAsWritten)
    return (read.folder.bank(named: name, from: .path(path(of: name))), problems + read.problems)
  }

  /// A file of a bank under its path.
  private func part(_ file: String, of name: String) throws(BankProblem) -> BankPart {
    let path = "\(path(of: name))/\(file)"
    do throws(FileError) {
      return BankPart(name: path, bytes: try Files.read(path))
    } catch {
      throw BankProblem(file: path, line: nil, reason: .unreadable(error.detail))
    }
  }

  /// All files of a bank, under their paths below its folder.
  func parts(of name: String) throws(BankProblem) -> [BankPart] {
    var parts: [BankPart] = []
    for file in fileNames(of: path(of: name)) {
      parts.append(BankPart(name: file, bytes: try part(file, of: name).bytes))
    }
    return parts
  }

  /// What keeps files from making up a bank; nil when nothing does.
  func problem(in files: [BankPart]) -> BankProblem? {
    let (origins, rest) = (
      files.first { $0.name == BankFiles.sourceName },
      files.filter { $0.name != BankFiles.sourceName }
    )
    if let problem = BankFolder.read(rest).problems.first { return problem }
    do throws(BankProblem) {
      if let origins { _ = try BankOrigins(origins.bytes, path: origins.name) }
      return nil
    } catch {
      return error
    }
  }

  /// When a file of a bank was last written, in milliseconds since 1970.
  func modified(_ name: String) -> Int {
    let seconds = fileNames(of: path(of: name)).compactMap {
      FileStatus(of: "\(path(of: name))/\($0)")?.modified
    }
    return (seconds.max() ?? 0) * 1000
  }

  /// Where the questions of a bank came from; nil where nothing remembers it.
  private func origins(of name: String) throws(BankProblem) -> BankOrigins? {
    guard Files.isTaken("\(path(of: name))/\(BankFiles.sourceName)") else { return nil }
    let file = try part(BankFiles.sourceName, of: name)
    return try BankOrigins(file.bytes, path: file.name)
  }

  private func fileNames(of path: String) -> [String] {
    Files.names(in: path).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
      + DatasetFile.names(in: path)
  }

  /// What tells the files of a bank from those of before, without reading them.
  package func signature(of name: String) -> String {
    fileNames(of: path(of: name)).map { file in
      "\(file) \(FileStatus(of: "\(path(of: name))/\(file)")?.fingerprint ?? "")"
    }.joined(separator: "\n")
  }

  /// Whether the files are those that prep wrote, which need not be looked through again.
  private func isAsWritten(_ name: String) -> Bool {
    (try? Files.read("\(path(of: name))/\(Self.writtenName)")) == Array(signature(of: name).utf8)
  }

  /// What keeps the signature of the files as they were written.
  private static let writtenName = ".written"

  private func noteWritten(_ name: String) {
    try? Files.replacePrivately(
      "\(path(of: name))/\(Self.writtenName)", with: Array(signature(of: name).utf8))
  }

  /// What a bank of the name holds or once held; throws where some of it cannot be read and would be lost.
  package func earlier(_ name: String) throws(BankError) -> EarlierBank {
    guard isBank(path(of: name)) else {
      guard isBank(removedPath(of: name)) else { return EarlierBank() }
      var earlier = BankShelf(folder: removedFolder).readable(name).earlier
      earlier.isRemoved = true
      return earlier
    }
    let (earlier, problems) = readable(name)
    if let first = problems.first { throw .damaged(name, first, path: path(of: name)) }
    return earlier
  }

  private func readable(_ name: String) -> (earlier: EarlierBank, problems: [BankProblem]) {
    let (bank, problems) = bank(name)
    let origins = try? origins(of: name)
    var earlier = EarlierBank()
    earlier.questions = bank.questions.map(\.unnamed)
    earlier.titles = Dictionary(bank.topics.map { ($0.id, $0.title) }) { first, _ in first }
    earlier.title = bank.title
    let besides = fileNames(of: path(of: name)).filter { file in
      file == BankFile.syllabusName
        ? origins?.hasOwnSyllabus ?? true
        : BankFile.namesBesides.contains(file) || DatasetFile.isOne(file)
    }
    earlier.besides = besides.compactMap { file in
      (try? part(file, of: name)).map { BankPart(name: file, bytes: $0.bytes) }
    }
    .filter { BankFolder.read([$0]).problems.isEmpty }
    if let origins {
      (earlier.files, earlier.keys, earlier.gone) = (origins.files, origins.keys, origins.gone)
    }
    return (earlier, problems)
  }

  /// Puts a bank in the place of that of its name, wholly or not at all.
  package func install(_ files: BankFiles, as name: String) throws {
    try Files.makePrivateFolder(folder)
    let new = "\(folder)/.\(name).new"
    let old = "\(folder)/.\(name).old"
    Files.removeFolder(new)
    try Files.makePrivateFolder(new)
    do {
      if files.files.contains(where: { DatasetFile.isOne($0.name) }) {
        try Files.makePrivateFolder("\(new)/\(DatasetFile.folder)")
      }
      for file in files.files {
        try Files.replacePrivately("\(new)/\(file.name)", with: file.bytes)
      }
    } catch {
      Files.removeFolder(new)
      throw error
    }
    Files.removeFolder(old)
    let isThere = isBank(path(of: name))
    if isThere, !Files.move(path(of: name), to: old) { throw refusal(name) }
    guard Files.move(new, to: path(of: name)) else {
      if isThere { _ = Files.move(old, to: path(of: name)) }
      throw refusal(name)
    }
    noteWritten(name)
    Files.removeFolder(old)
    Files.removeFolder(removedPath(of: name))
  }

  private func refusal(_ name: String) -> FileError {
    FileError(path: path(of: name), reason: .cannotReplace(Files.systemReason))
  }

  /// Takes a bank out of use; it is kept aside, so that adding it again finds its history.
  package func remove(_ name: String) throws {
    try Files.makePrivateFolder(removedFolder)
    Files.removeFolder(removedPath(of: name))
    guard Files.move(path(of: name), to: removedPath(of: name)) else { throw refusal(name) }
  }

  /// Copies a bank to where nothing is in use, as a folder that can be added again.
  ///
  /// - Returns: the path of the copy.
  func keepAside(_ name: String, as copy: String) throws -> String {
    let kept = BankShelf(folder: "\(folder)/.kept")
    try kept.install(BankFiles(try parts(of: name)), as: copy)
    return kept.path(of: copy)
  }

  private var removedFolder: String { "\(folder)/.removed" }

  private func removedPath(of name: String) -> String { "\(removedFolder)/\(name)" }

  /// Runs what changes the shelf, one program after the other.
  package func alone(_ change: () throws -> Void) throws {
    try Files.makePrivateFolder(folder)
    try Files.alone(in: folder, waits: true, change)
  }

  /// Brings back what a crash left between two names, unless another program is at it.
  package func recover() { Files.alone(in: folder, waits: false, bringBack) }

  private func bringBack() {
    for hidden in Files.names(in: folder) where hidden.hasPrefix(".") && hidden.hasSuffix(".old") {
      let name = String(hidden.dropFirst().dropLast(4))
      if Slug.isValid(name), !Files.isTaken(path(of: name)) {
        _ = Files.move("\(folder)/\(hidden)", to: path(of: name))
      }
    }
  }
}

extension DatasetFile {
  /// The datasets of a bank's folder, as paths below it.
  package static func names(in path: String) -> [String] {
    Files.names(in: "\(path)/\(folder)").sorted().map { "\(folder)/\($0)" }.filter(isOne)
  }
}

extension FileError {
  /// The sentence without the path.
  package var detail: String {
    sentence.hasPrefix(path + ": ") ? String(sentence.dropFirst(path.count + 2)) : sentence
  }
}
