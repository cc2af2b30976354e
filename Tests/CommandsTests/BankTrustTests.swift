import Banks
import Questions
import Testing

@testable import Commands

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A bank with Python of its own is asked about, and may run it only when its owner says so.
@Suite struct BankTrustTests {
  private let program: TestProgram
  private var trust: BankTrust { shelf.trust }
  private var shelf: BankShelf { BankShelf(folder: program.folder + "/data/banks") }

  init() throws {
    program = try TestProgram()
    try FileManager.default.createDirectory(
      atPath: program.folder + "/acme/datasets", withIntermediateDirectories: true)
    try write(models: "class Book(models.Model): pass")
    try program.write("create table book (id integer);", to: "acme/datasets/shop.sql")
    try write(prompt: "How many books?", solution: "Book.objects.count()")
  }

  private func write(models: String) throws {
    try program.write(models, to: "acme/datasets/shop.py")
  }

  private func write(prompt: String, solution: String) throws {
    try program.write(
      """
      {"format": 2, "bank": "acme", "topic": "orm", "title": "ORM", "questions": [
        {"id": "count", "kind": "query", "prompt": "\(prompt)", "language": "django",
         "dataset": "shop", "solution": "\(solution)", "explanation": "It counts."}]}
      """, to: "acme/orm.json")
  }

  private func add() -> String { program.run(["bank", "add", program.folder + "/acme"]).output }

  private var isTrusted: Bool { trust.covers(shelf.bank("acme").bank) }

  @Test func `code is run once its bank is trusted, and no more when it changed`() throws {
    #expect(add().contains("runs only when you say so: prep bank trust acme"))
    #expect(!isTrusted)
    #expect(program.run(["bank", "trust", "acme"]).status == .done)
    #expect(isTrusted)

    try write(prompt: "How many books are there?", solution: "Book.objects.count()")
    #expect(!add().contains("bank trust"))
    #expect(isTrusted)

    try write(models: "import os")
    #expect(add().contains("prep bank trust acme"))
    #expect(!isTrusted)
  }

  @Test func `another solution, other data and a revocation end it`() throws {
    _ = add()
    _ = program.run(["bank", "trust", "acme"])
    try write(prompt: "How many books?", solution: "__import__('os')")
    _ = add()
    #expect(!isTrusted)
    _ = program.run(["bank", "trust", "acme"])
    #expect(isTrusted)
    try program.write("drop table book;", to: "acme/datasets/shop.sql")
    _ = add()
    #expect(!isTrusted)
    _ = program.run(["bank", "trust", "acme"])
    _ = program.run(["bank", "trust", "acme", "--revoke"])
    #expect(!isTrusted)
  }

  @Test func `a bank that is removed and added again has to be trusted anew`() throws {
    _ = add()
    _ = program.run(["bank", "trust", "acme"])
    _ = program.run(["bank", "remove", "acme"])
    #expect(add().contains("prep bank trust acme"))
    #expect(!isTrusted)
  }

  @Test func `code edited where it is installed is not trusted either`() throws {
    _ = add()
    _ = program.run(["bank", "trust", "acme"])
    try program.write("import os", to: "data/banks/acme/datasets/shop.py")
    #expect(!isTrusted)
  }

  @Test func `a bank of the same name elsewhere is trusted only where its code is the same`() throws
  {
    _ = add()
    _ = program.run(["bank", "trust", "acme"])
    let bank = shelf.bank("acme").bank
    let dataset = Dataset(name: "shop", sql: "", models: "import os")
    let other = Bank(
      name: "acme", files: [], syllabus: Syllabus(topics: [], items: []), datasets: [dataset],
      origin: .path("/elsewhere"))
    #expect(trust.covers(bank))
    #expect(!trust.covers(other))
  }

  @Test func `a bank without code, an unknown one and the bundled one`() throws {
    try program.write("question,a,b,correct\nWhich?,x,y,A\n", to: "deck.csv")
    _ = program.run(["bank", "add", program.folder + "/deck.csv"])
    #expect(
      program.run(["bank", "trust", "deck"]).output
        == "deck has no code of its own, so there is nothing to trust.\n")
    #expect(program.run(["bank", "trust", "nobody"]).status == .nothing)
    #expect(program.run(["bank", "trust", "django"]).status == .badUsage)
  }

  @Test func `a file added to a bank leaves its datasets there`() throws {
    _ = add()
    try program.write("question,a,b,correct\nWhich?,x,y,A\n", to: "more.csv")
    _ = program.run(["bank", "add", program.folder + "/more.csv", "--name", "acme"])
    let bank = shelf.bank("acme").bank
    #expect(bank.questions.count == 2)
    #expect(bank.datasets.first?.models == "class Book(models.Model): pass")
  }
}
