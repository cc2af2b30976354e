import Commands
import Testing

/// Two banks with a topic of one slug are two topics, wherever topics are told apart.
@Suite struct TwoBanksTests {
  private let program: TestProgram

  init() throws {
    program = try TestProgram()
    for (bank, title) in [("b1", "Alpha"), ("b2", "Beta")] {
      try program.write(
        #"{"format":2,"bank":"\#(bank)","topic":"t","title":"\#(title)","questions":["#
          + #"{"id":"q","kind":"open","prompt":"What of \#(bank)?","answer":"So."}]}"#,
        to: "\(bank).json")
      #expect(program.run(["bank", "add", program.folder + "/\(bank).json"]).status == .done)
      try program.write(
        #"{"question":"\#(bank)/q","at":"2026-11-10T10:00:00Z","grade":"good"}"# + "\n",
        to: "log.jsonl")
      _ = program.run(["progress", "import", program.folder + "/log.jsonl"])
    }
  }

  @Test func `an export has a part for each`() throws {
    let json = program.run(["export", "--json", "--topic", "t"]).output
    #expect(
      json.contains(
        #"{"format":2,"bank":"b1","topic":"t","title":"Alpha","questions":[{"id":"b1/q""#))
    #expect(
      json.contains(
        #"{"format":2,"bank":"b2","topic":"t","title":"Beta","questions":[{"id":"b2/q""#))
    let sheet = program.run(["export", "--topic", "t"]).output
    #expect(sheet.hasPrefix("# Django, b1, b2 interview questions: Alpha, Beta\n"))
    #expect(sheet.contains("\n## Alpha\n") && sheet.contains("\n## Beta\n"))
  }

  @Test func `what two banks export is added again to each of them`() throws {
    for bank in ["b1", "b2"] {
      let file = program.folder + "/\(bank)-export.json"
      #expect(program.run(["export", "--bank", bank, file]).status == .done)
      let added = program.run(["bank", "add", file]).output
      #expect(added.contains("1 question from") && added.contains("1 unchanged, 0 gone"))
      #expect(added.hasPrefix("\(bank): took"))
    }
  }

  @Test func `a topic goes by its slug, and by its full name alone`() {
    let both = program.run(["topics", "--json"]).output
    for (bank, title) in [("b1", "Alpha"), ("b2", "Beta")] {
      #expect(both.contains(#"{"bank":"\#(bank)","topic":"t","title":"\#(title)""#))
    }
    #expect(program.run(["topics"]).output.contains("\nb1/t "))
    let dialogue = program.run(["quiz", "b2/t", "--json", "--due"], input: ["q"]).output
    #expect(dialogue.contains(#""id":"b2/q","bank":"b2","topic":"t""#))
    #expect(!dialogue.contains("b1/q"))
    let plain = program.run(["quiz", "t", "--plain", "--due"], input: ["", "good", "", "good"])
      .output
    #expect(plain.contains(", Alpha") && plain.contains(", Beta"))
    let unknown = program.run(["quiz", "tt"])
    #expect(unknown.errors.contains("b1/t, b2/t") && !unknown.errors.contains(" t, t"))
  }

  @Test func `statistics tell the bank`() {
    let stats = program.run(["stats", "--json"]).output
    #expect(stats.contains(#""bank":"b1","topic":"t""#) && stats.contains(#""bank":"b2""#))
    let rows = program.run(["stats", "--questions", "--json"]).output
    #expect(rows.contains(#"{"id":"b1/q","bank":"b1","topic":"t""#))
  }

  @Test(
    arguments: [
      (["b1/t"], "your answers in b1/t", "b2/q"),
      (["t", "--bank", "b1"], "your answers in b1/t", "b2/q"),
      (["--bank", "b2"], "your answers in the bank b2", "b1/q"),
      (["t"], "your answers in b1/t, b2/t", nil), ([], "your whole history", nil),
    ] as [([String], String, String?)])
  func `a reset says what it takes back, and takes back no more`(
    words: [String], history: String, kept: String?
  ) {
    let asked = program.run(["progress", "reset"] + words)
    #expect(
      asked.errors.contains("prep progress reset takes back \(history); add --yes to do it\n"))
    #expect(asked.status == .badUsage)
    #expect(program.run(["progress", "reset", "--yes"] + words).status == .done)
    let left = program.run(["stats", "--questions", "--json"]).output
    #expect(left.contains("b1/q") == (kept == "b1/q"))
    #expect(left.contains("b2/q") == (kept == "b2/q"))
  }
}
