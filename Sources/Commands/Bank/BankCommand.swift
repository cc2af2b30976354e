internal import Banks
internal import Files
internal import Formats
internal import JSON
internal import Questions
internal import Sentences
internal import Terminal
internal import TextAnalysis
internal import Usage

/// Lists banks, takes them out of use, and makes files to write questions in.
struct BankCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func list(_ options: JSONOptions) throws {
    let banks = try banks()
    try context.render(
      options,
      json: .list(
        banks.map { bank, problems in
          [
            "name": .text(bank.name), "title": .text(bank.title), "origin": .text(bank.origin.text),
            "questions": .integer(bank.questions.count), "topics": .integer(bank.topics.count),
            "problems": .integer(problems),
          ]
        }), text: Self.table(banks).text(width: context.surroundings.cutWidth))
  }

  /// The banks in use.
  var table: TextTable {
    get throws { Self.table(try banks()) }
  }

  private func banks() throws -> [(bank: Bank, problems: Int)] {
    let shelf = try context.shelf()
    shelf.recover()
    let bundled = try context.choosing([Bank.bundledName]).library().banks
    let installed = shelf.names.map { shelf.bank($0) }
    return bundled.map { ($0, 0) } + installed.map { ($0.bank, $0.problems.count) }
  }

  private static func table(_ banks: [(bank: Bank, problems: Int)]) -> TextTable {
    TextTable(
      columns: [
        .left("BANK"), .right("QUESTIONS"), .right("TOPICS"), .right("PROBLEMS"), .left("TITLE"),
      ],
      rows: banks.map { bank, problems in
        [
          bank.name, String(bank.questions.count), String(bank.topics.count), String(problems),
          bank.title,
        ]
      })
  }

  /// An installed bank, which the bundled one is not.
  private func installed(_ name: String, on shelf: BankShelf) throws -> String {
    guard name != Bank.bundledName else { throw BankError.reservedName(name) }
    guard shelf.names.contains(name) else {
      throw BankError.unknownBank(name, known: shelf.names)
    }
    return name
  }

  func trust(_ options: BankTrustOptions) throws {
    let shelf = try context.shelf()
    let name = try installed(options.name[0], on: shelf)
    let bank = shelf.bank(name).bank
    if options.revoke { shelf.trust.revoke(name) } else { try shelf.trust.trust(bank) }
    try context.render(
      options,
      json: ["trusted": .bool(shelf.trust.covers(bank)), "hasCode": .bool(bank.code != nil)],
      text: trustSentence(bank, isRevoked: options.revoke, folder: shelf.path(of: name)))
  }

  private func trustSentence(_ bank: Bank, isRevoked: Bool, folder: String) -> String {
    let name = bank.name
    if bank.code == nil { return "\(name) has no code of its own, so there is nothing to trust." }
    return isRevoked
      ? "The Python of \(name) is not run any more."
      : "The Python of \(name) may be run from now on, until it changes. Read it in \(folder)."
  }

  func remove(_ options: BankNameOptions) throws {
    let shelf = try context.shelf()
    let name = try installed(options.name[0], on: shelf)
    try shelf.alone {
      try shelf.remove(name)
      shelf.trust.revoke(name)
    }
    try context.render(
      options, json: ["removed": .text(name)],
      text: "Removed \(name). Your history of it stays, and returns when the bank is added again.")
  }

  func new(_ options: BankNewOptions) throws {
    let path = options.file[0]
    try Files.write(
      BankTemplate.text.utf8, to: path, overwriting: options.force, sparing: context.protectedFiles)
    try context.print("Wrote \(path). Edit it, then: prep bank add \(path)".harmless)
  }
}

extension Bank.Origin {
  fileprivate var text: String {
    switch self {
    case .bundled: "bundled"
    case .path(let path): path
    }
  }
}
