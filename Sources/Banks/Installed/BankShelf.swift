package import Files
package import Formats
internal import JSON
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
    var problems: [BankProblem] = []
    let files = fileNames(of: path(of: name)).filter { $0 != BankFiles.sourceName }
      .compactMap { file -> (path: String, bytes: [UInt8])? in
        let path = "\(path(of: name))/\(file)"
        do throws(FileError) {
          return (path, try Files.read(path))
        } catch {
          problems.append(BankProblem(file: path, line: nil, reason: .unreadable(error.detail)))
          return nil
        }
      }
    let read = BankFiles.read(
      files, named: name, from: .path(path(of: name)),
      isSound: problems.isEmpty && isAsWritten(name))
    return (read.bank, problems + read.problems)
  }

  private func fileNames(of path: String) -> [String] {
    Files.names(in: path).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
      + DatasetFile.names(in: path)
  }

  /// The datasets of a bank, which adding a single file to it leaves as they are.
  package func datasets(of name: String) -> [(name: String, bytes: [UInt8])] {
    DatasetFile.names(in: path(of: name)).compactMap { file in
      (try? Files.read("\(path(of: name))/\(file)")).map { (file, $0) }
    }
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
    try? Files.write(
      signature(of: name).utf8, to: "\(path(of: name))/\(Self.writtenName)", overwriting: true,
      sparing: .none)
  }

  /// What a bank of the name holds or once held.
  package func earlier(_ name: String) -> EarlierBank {
    let path = isBank(path(of: name)) ? path(of: name) : removedPath(of: name)
    guard isBank(path) else { return EarlierBank() }
    let shelf = path == self.path(of: name) ? self : BankShelf(folder: removedFolder)
    let bank = shelf.bank(name).bank
    var earlier = EarlierBank()
    earlier.questions = bank.questions.map { $0.unnamed }
    earlier.titles = Dictionary(bank.topics.map { ($0.id, $0.title) }) { first, _ in first }
    guard let bytes = try? Files.read("\(path)/\(BankFiles.sourceName)"),
      let root = try? JSONDocument(bytes).root
    else { return earlier }
    func pairs(_ name: String) -> [String: String] {
      Dictionary(
        (root[name]?.members ?? []).compactMap { member in
          member.value.text.map { (member.name, $0) }
        }
      ) { first, _ in first }
    }
    (earlier.files, earlier.keys, earlier.gone) = (pairs("files"), pairs("keys"), pairs("gone"))
    return earlier
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
        try Files.write(file.bytes, to: "\(new)/\(file.name)", overwriting: true, sparing: .none)
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

  private var removedFolder: String { "\(folder)/.removed" }

  private func removedPath(of name: String) -> String { "\(removedFolder)/\(name)" }

  /// Brings back what a crash left between two names.
  package func recover() {
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
