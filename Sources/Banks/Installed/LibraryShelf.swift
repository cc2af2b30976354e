internal import Files
internal import Formats
package import Questions

/// Puts the banks in use together, and reads each but once.
package final class LibraryShelf {
  private let bundledFiles: () -> [BundledFile]
  private let scratch: () -> String
  private let tell: (String) -> Void
  private var libraries: [[String]: Library] = [:]
  private var told: Set<String> = []

  /// Bundled files, names of folders to unpack packages in, and where a sentence about a bank that is left out
  /// goes.
  package init(
    bundled: @escaping () -> [BundledFile], scratch: @escaping () -> String,
    tell: @escaping (String) -> Void
  ) {
    bundledFiles = bundled
    self.scratch = scratch
    self.tell = tell
  }

  /// The banks that are chosen by name or path, or all.
  package func library(_ chosen: [String], shelf: BankShelf?) throws -> Library {
    if let known = libraries[chosen] { return known }
    shelf?.recover()
    let names = shelf?.names ?? []
    let library: Library
    if chosen.isEmpty {
      let installed = names.compactMap { name in shelf.map { self.installed(name, on: $0) } }
      library = Library([try bundled()] + installed)
    } else {
      library = Library(try chosen.map { try bank($0, shelf, names) })
    }
    libraries[chosen] = library
    return library
  }

  private func bundled() throws -> Bank { try BundledBankReader.bank(bundledFiles()) }

  private func bank(_ word: String, _ shelf: BankShelf?, _ names: [String]) throws -> Bank {
    if word == Bank.bundledName { return try bundled() }
    if let shelf, names.contains(word) { return installed(word, on: shelf) }
    guard Files.isTaken(word) else {
      throw BankError.unknownBank(word, known: [Bank.bundledName] + names)
    }
    let source = try BankSource(word, BankSource.Options(scratch: scratch()))
    let name = BankName.slug(source.title, path: word)
    let (bank, problems) = source.bank(named: name, from: word)
    tell(problems, of: word)
    guard !bank.questions.isEmpty else { throw BankError.nothingTaken(word) }
    return bank
  }

  /// What is wrong with a bank is told in a line, and stops no other.
  private func installed(_ name: String, on shelf: BankShelf) -> Bank {
    let (bank, problems) = shelf.bank(name)
    tell(problems, of: shelf.path(of: name))
    return bank
  }

  /// Says something once, however often a command comes upon it.
  package func tellOnce(_ sentence: String) {
    if told.insert(sentence).inserted { tell(sentence) }
  }

  private func tell(_ problems: [BankProblem], of path: String) {
    guard let first = problems.first, told.insert(path).inserted else { return }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    tell("left out: \(first)\(more); prep check \(path) tells more")
  }
}
