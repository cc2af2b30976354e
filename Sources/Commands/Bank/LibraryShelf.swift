internal import Files
internal import Formats
internal import Questions

/// Puts the banks in use together, and reads each but once.
final class LibraryShelf {
  private let surroundings: Surroundings
  private var libraries: [[String]: Library] = [:]
  private var told: Set<String> = []

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The banks that are chosen by name or path, or all.
  func library(_ chosen: [String], shelf: BankShelf?) throws -> Library {
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

  private func bundled() throws -> Bank { try BankReader.bank(surroundings.bankFiles()) }

  private func bank(_ word: String, _ shelf: BankShelf?, _ names: [String]) throws -> Bank {
    if word == Bank.bundledName { return try bundled() }
    if let shelf, names.contains(word) { return installed(word, on: shelf) }
    guard Files.isTaken(word) else {
      throw BankFailure.unknownBank(word, known: [Bank.bundledName] + names)
    }
    let source = try BankSource(word, BankSource.Options(scratch: surroundings.scratchFolder))
    let name = BankName.slug(source.title, path: word)
    let (bank, problems) = source.bank(named: name, from: word)
    tell(problems, of: word)
    guard !bank.questions.isEmpty else { throw BankFailure.nothingTaken(word) }
    return bank
  }

  /// What is wrong with a bank is told in a line, and stops no other.
  private func installed(_ name: String, on shelf: BankShelf) -> Bank {
    let (bank, problems) = shelf.bank(name)
    tell(problems, of: shelf.path(of: name))
    return bank
  }

  /// Says something once, however often a command comes upon it.
  func tellOnce(_ sentence: String) {
    if told.insert(sentence).inserted { surroundings.note("prep: \(sentence)") }
  }

  private func tell(_ problems: [BankProblem], of path: String) {
    guard let first = problems.first, told.insert(path).inserted else { return }
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    surroundings.note("prep: left out: \(first)\(more); prep check \(path) tells more")
  }
}

enum BankName {
  /// A slug by which a bank can be named: what its files say, else what the file is called.
  static func slug(_ title: String?, path: String) -> String {
    let resolved = Files.name(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    let words = title.flatMap { $0 == Bank.bundledName ? nil : $0 } ?? Naming.stem(of: resolved)
    let slug = Naming.slug(words)
    return slug == Bank.bundledName ? "my-" + slug : slug
  }
}
