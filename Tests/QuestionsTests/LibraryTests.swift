import JSON
import Questions
import Testing

@Suite struct LibraryTests {
  private static func topic(_ bank: String, _ ids: String...) throws -> TopicFile {
    let questions = ids.map { id in
      """
      {"id": "\(id)", "formerIds": ["old-\(id)"], "kind": "choice", "level": "beginner",
       "prompt": "Which?", "related": ["other"], "explanation": "So.",
       "options": [{"text": "a", "correct": true, "why": "w"}, {"text": "b", "correct": false, "why": "v"}]}
      """
    }
    let text = """
      {"format": 1, "bank": "\(bank)", "topic": "orm", "title": "ORM of \(bank)",
       "questions": [\(questions.joined(separator: ","))]}
      """
    return TopicFile(try JSONDocument(Array(text.utf8)).root)
  }

  private static func bank(_ name: String, _ ids: String...) throws -> Bank {
    let files = try ids.map { try topic(name, $0) }
    return Bank(name: name, files: files, syllabus: Syllabus(topics: [], items: []))
  }

  private static func library() throws -> Library {
    Library([
      try bank("django", "lazy", "joins"), try bank("acme", "lazy", "deploy"),
      try bank("django", "dropped"),
    ])
  }

  @Test(arguments: [
    ("lazy", "django", "lazy", "lazy"), ("acme/lazy", "acme", "lazy", "acme/lazy"),
    ("django/lazy", "django", "lazy", "lazy"), ("a/b/c", "a", "b/c", "a/b/c"),
    ("", "django", "", ""),
  ])
  func `a full name is a slug in the bundled bank and has the bank before it in others`(
    text: String, bank: String, slug: String, name: String
  ) {
    let id = QuestionID(text)
    #expect(id.bank == bank)
    #expect(id.slug == slug)
    #expect(id.name == name)
    #expect(QuestionID(bank: bank, slug: slug) == id)
  }

  @Test func `questions of other banks carry the bank in every name`() throws {
    let library = try Self.library()
    #expect(library.questions.map(\.id) == ["lazy", "joins", "acme/lazy", "acme/deploy"])
    let other = try #require(library["acme/deploy"])
    #expect(other.bank == "acme")
    #expect(other.slug == "deploy")
    #expect(other.formerIDs == ["acme/old-deploy"])
    #expect(other.related == ["acme/other"])
    #expect(library["acme/old-deploy"]?.id == "acme/deploy")
    #expect(library.currentID("acme/old-lazy") == "acme/lazy")
    #expect(library.currentID("old-lazy") == "lazy")
    #expect(library.currentID("gone/old-lazy") == "gone/old-lazy")
  }

  @Test(arguments: [
    ("lazy", ["lazy"]), ("acme/lazy", ["acme/lazy"]), ("deploy", ["acme/deploy"]),
    ("old-deploy", ["acme/deploy"]), ("nothing", []), ("acme/joins", []),
  ])
  func `a slug alone is taken where only one bank has it, the bundled one first`(
    name: String, found: [String]
  ) throws {
    #expect(try Self.library().questions(called: name).map(\.id) == found)
  }

  @Test func `a slug of several banks that are not bundled names them all`() throws {
    let library = Library([try Self.bank("one", "x"), try Self.bank("two", "x")])
    #expect(library.questions(called: "x").map(\.id) == ["one/x", "two/x"])
  }

  @Test func `topics of one id stay apart by their banks`() throws {
    let sections = try Self.library().sections
    #expect(sections.map(\.bank.name) == ["django", "django", "acme", "acme"])
    let question = try #require(try Self.library()["acme/lazy"])
    #expect(try Self.library().topic(of: question)?.title == "ORM of acme")
    #expect(try Self.library().bank(of: question)?.title == "acme")
  }

  @Test func `the files of a bank are read by their names`() throws {
    var folder = BankFolder()
    for (path, text) in [
      ("x/syllabus.json", #"{"title": "Acme", "topics": [], "items": []}"#),
      ("x/synonyms.json", #"{"groups": [["cbv", "class-based view"]]}"#),
      ("x/proofs.json", #"{"proofs": {"deploy": ["1.0"]}}"#),
    ] {
      folder.add(try BankFile(Array(text.utf8), path: path), path: path)
    }
    folder.add(.topic(try Self.topic("acme", "deploy")), path: "x/orm.json")
    for (ending, text) in [
      (".hidden.sql", "insert into book values (2)"), (".sql", "create table book (id)"),
      (".py", "from django.db import models"),
    ] {
      folder.add(
        try BankFile(Array(text.utf8), path: "b/datasets/shop\(ending)"), path: "shop\(ending)")
    }
    let bank = folder.bank(named: "acme", from: .path("x"))
    #expect(bank.title == "Acme")
    #expect(bank.synonyms.groups == [["cbv", "class-based view"]])
    #expect(bank.datasets.map(\.name) == ["shop"])
    #expect(bank.origin == .path("x"))
    let question = try #require(bank["acme/deploy"])
    #expect(bank.proofs.versions(of: question) == ["1.0"])
    #expect(folder.syllabusName == "x/syllabus.json")
  }
}
