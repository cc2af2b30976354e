import Banks
import Files
import Formats
import Questions
import Testing

/// Installed banks: what is added to them, what stays, and who may read it.
@Suite struct BankShelfTests {
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  /// A folder with everything that a bank may have.
  private func wholeFolder() throws -> String {
    for (name, text) in [
      (
        "syllabus.json",
        #"{"title":"All of it","topics":[{"topic":"t","title":"Tea"}],"#
          + #""items":[{"id":"A1","topic":"t","level":"beginner","title":"Item"}]}"#
      ),
      ("synonyms.json", #"{"groups":[["orm","mapper"]]}"#),
      ("proofs.json", #"{"proofs":{"one":["5.2"]}}"#),
      ("datasets/shop.sql", "create table t (a);"),
      (
        "t.json",
        #"{"format":2,"bank":"b1","topic":"t","title":"Tea","cases":[{"id":"c","title":"C","#
          + #""level":"beginner","scenario":"S","questions":["one","two"]}],"questions":["#
          + ["one", "two"].map {
            #"{"id":"\#($0)","kind":"open","prompt":"\#($0)?","answer":"So.","covers":["A1"]}"#
          }.joined(separator: ",") + "]}"
      ),
    ] {
      _ = try shelf.write(text, to: "whole/\(name)")
    }
    return shelf.folder + "/whole"
  }

  @Test func `adding a file leaves everything else of the bank as it was`() throws {
    let before = try shelf.add(path: try wholeFolder()).bank
    let added = try shelf.add("question,answer\nWhy?,So\n", as: "more.csv")
    #expect(added.problems == [])
    #expect(added.bank.title == "All of it")
    #expect(added.bank.questions.map(\.slug) == ["one", "two", "why"])
    #expect(added.bank.topics.map(\.title) == ["Tea", "more"])
    #expect(added.bank.syllabus.items == before.syllabus.items)
    #expect(added.bank.synonyms == Synonyms(groups: [["orm", "mapper"]]))
    #expect(added.bank.proofs.versions(of: added.bank.questions[0]) == ["5.2"])
    #expect(added.bank.datasets.map(\.name) == ["shop"])
    #expect(added.bank.cases.map(\.questions) == [["b1/one", "b1/two"]])
  }

  @Test func `a syllabus that was made from topics is made again`() throws {
    _ = try shelf.add("question,answer\nWhat?,This\n", as: "first.csv")
    let added = try shelf.add("question,answer\nWhy?,So\n", as: "more.csv")
    #expect(added.bank.title == "first")
    #expect(added.bank.syllabus.topics.map(\.id) == ["more", "first"])
  }

  @Test func `a folder is the whole bank`() throws {
    let folder = try wholeFolder()
    _ = try shelf.add(path: folder)
    for name in ["synonyms.json", "proofs.json", "syllabus.json"] {
      Files.remove("\(folder)/\(name)")
    }
    let again = try shelf.add(path: folder).bank
    #expect(again.synonyms.groups == [])
    #expect(again.title == "b1")
    #expect(again.questions.count == 2)
  }

  @Test(
    arguments: [
      ("first.json", "{"), ("syllabus.json", #"{"title":5,"topics":5}"#), ("source.json", "no"),
      ("source.json", #"{"files":[]}"#), ("synonyms.json", "[]"), ("proofs.json", "[]"),
    ])
  func `a file that cannot be read is told, and adding loses nothing`(
    name: String, text: String
  ) throws {
    _ = try shelf.add("question,answer\nWhat?,This\n", as: "first.csv")
    let path = try shelf.write(text, to: "banks/b1/\(name)")
    #expect(shelf.banks.bank("b1").problems.first?.file == path)
    #expect(throws: BankError.self) {
      try shelf.add("question,answer\nWhy?,So\n", as: "more.csv")
    }
    #expect(try Files.read(path) == Array(text.utf8))
    // Taken out, it is added to as far as it can be read.
    try shelf.banks.remove("b1")
    #expect(try shelf.add("question,answer\nWhat?,This\n", as: "first.csv").problems == [])
  }

  @Test func `a removed bank goes on where it was`() throws {
    _ = try shelf.add("id,question,answer\nmine,What?,This\n", as: "first.csv")
    try shelf.banks.remove("b1")
    #expect(shelf.banks.names == [])
    let added = try shelf.add("question,answer\nWhat?,This\n", as: "first.csv")
    #expect(added.bank.questions.map(\.id) == ["b1/mine"])
  }

  @Test func `what a crash left between two names comes back`() throws {
    _ = try shelf.add("question,answer\nWhat?,This\n", as: "first.csv")
    #expect(Files.move(shelf.banks.path(of: "b1"), to: shelf.banks.folder + "/.b1.old"))
    #expect(shelf.banks.names == [])
    shelf.banks.recover()
    #expect(shelf.banks.names == ["b1"])
  }

  @Test func `nobody else may read a bank`() throws {
    let path = shelf.banks.path(of: "b1")
    _ = try shelf.add(path: try wholeFolder())
    for name in ["", "/datasets"] { #expect(FileStatus(of: path + name)?.permissions == 0o700) }
    for name in ["t.json", "source.json", "synonyms.json", "datasets/shop.sql"] {
      #expect(FileStatus(of: "\(path)/\(name)")?.permissions == 0o600)
    }
  }

  @Test func `a bank is trusted with its code as it is, and no other`() throws {
    let model = "class Book: pass"
    _ = try shelf.write(model, to: "whole/datasets/shop.py")
    let bank = try shelf.add(path: try wholeFolder()).bank
    #expect(!shelf.banks.trust.covers(bank))
    try shelf.banks.trust.trust(bank)
    #expect(shelf.banks.trust.covers(bank))
    _ = try shelf.write(model + "\nimport os", to: "whole/datasets/shop.py")
    #expect(!shelf.banks.trust.covers(try shelf.add(path: shelf.folder + "/whole").bank))
    shelf.banks.trust.revoke("b1")
    #expect(!shelf.banks.trust.covers(bank))
  }

  @Test func `what a removed bank held returns only when it is added`() throws {
    _ = try shelf.add("question,answer\nWhat?,This\nWho?,Me\n", as: "first.csv")
    try shelf.banks.remove("b1")
    let other = try shelf.add("question,answer\nWhy?,So\n", as: "other.csv")
    #expect(other.bank.questions.map(\.id) == ["b1/why"])
    #expect(other.update.counts.gone == 0)
    let again = try shelf.add("question,answer\nWho?,Me\n", as: "again.csv")
    #expect(again.bank.questions.map(\.id) == ["b1/who", "b1/why"])
  }

  @Test func `two programs change the shelf one after the other`() throws {
    try shelf.banks.alone {
      #expect(Files.alone(in: shelf.banks.folder, waits: false) { true } == nil)
    }
    #expect(Files.alone(in: shelf.banks.folder, waits: false) { true } == true)
  }
}
