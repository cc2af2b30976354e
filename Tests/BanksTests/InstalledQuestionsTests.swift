import Banks
import Formats
import Questions
import Quiz
import Testing

/// What is taken from a file is what an installed bank holds, whatever the file says.
@Suite struct InstalledQuestionsTests {
  @Test(
    arguments: [
      ("since.md", "# Why?\n\n<!--\nsince: abc\n-->\n\nBecause.\n"),
      ("until.md", "# Why?\n\n<!--\nuntil: 5.x\n-->\n\nBecause.\n"),
      ("order.md", "# Why?\n\n<!--\nsince: 6.0\nuntil: 5.0\n-->\n\nBecause.\n"),
      ("revision.md", "# Why?\n\n<!--\nrevision: -1\n-->\n\nBecause.\n"),
      ("fence.md", "# Which?\n\n```\na\nb\n```\n\n**Faulty lines**\n\n- 2\n"),
      ("blank.md", "# Which?\n\n```c\na\n\n```\n\n**Faulty lines**\n\n- 2\n"),
      ("beyond.md", "# Which?\n\n```c\na\n```\n\n**Faulty lines**\n\n- 2\n"),
      ("twice.md", "# Which?\n\n```c\na\n```\n\n**Faulty lines**\n\n- 1\n- 1\n"),
      ("steps.md", "# Order?\n\n1. a\n2. a\n"),
      ("stranger.md", "# Order?\n\n1. a\n2. b\n\n**Does not belong**\n\n- a\n"),
      ("points.md", "# Why?\n\nBecause.\n\n**Key points**\n\n-\n- one\n  >\n  > ~\n"),
      ("hint.csv", "question,a,b,correct,hint,why a\nWhich?,x,y,A,\u{3000},\u{2003}\n"),
      ("seen.csv", "question,a,b,correct,tags\nWhich?,x,y,A,\"\u{200B},\u{202E}x\"\n"),
      ("topic.csv", "question,answer,topic\nWhy?,So,\"a\u{1B}[31m\u{200B}\"\n"),
      ("\u{1B}name\u{202E}.csv", "question,answer\nWhy?,So\n"),
      ("id.csv", "id,question,answer\nb1/a,Why?,So\n\u{7},Who?,Me\n"),
      ("long.csv", "id,question,answer,topic\n\(long),Why?,So,\(long)\n"),
      ("title.json", topicFile(title: "\u{200B}", "{\(question)}")),
      ("since.json", topicFile("{\(question),\"since\":\"x\"}")),
      ("long.json", topicFile("{\(question)}").replacing("\"t\"", with: "\"\(long)\"")),
    ])
  func `what is taken can be read again`(name: String, text: String) throws {
    let shelf = try Shelf()
    let added = try shelf.add(text, as: name)
    #expect(added.problems == [])
    #expect(added.bank.questions.map(\.prompt) == added.update.earlier.questions.map(\.prompt))
    #expect(added.bank.questions.count == added.source.taken)
    #expect(added.source.taken > 0 || !added.source.problems.isEmpty)
  }

  private static let long = String(repeating: "long", count: 75)
  private static let question = #""id":"q","kind":"open","prompt":"Why?","answer":"So.""#

  private static func topicFile(title: String = "T", _ question: String) -> String {
    #"{"format":2,"bank":"b","topic":"t","title":"\#(title)","questions":[\#(question)]}"#
  }

  private static let formats = Format.allCases.filter { $0.content != nil && $0.read != nil }

  @Test(arguments: formats, 1...40)
  func `a bank of any questions is written, taken and read again`(_ format: Format, _ seed: Int)
    throws
  {
    var maker = OddQuestions(seed: UInt64(seed))
    let bank = maker.bank("b1")
    let text = bank.text(format)
    guard !text.isEmpty else { return }
    let shelf = try Shelf()
    let added = try shelf.add(text, as: "file.txt", format: format)
    #expect(added.problems == [], "\(text)")
    #expect(added.bank.questions.count == added.source.taken)
  }

  /// Aiken and the notes of Anki hold no names of ours.
  private static let named: [Format] = [.json, .csv, .quiz, .markdown, .gift, .moodle]

  @Test(arguments: named, ["b1", "other", "django"])
  func `a question keeps its name through every format that has names`(
    _ format: Format, bank name: String
  ) throws {
    let shelf = try Shelf()
    let bank = PlainQuestions.bank(name)
    let added = try shelf.add(bank.text(format), as: "file.txt", format: format)
    #expect(added.source.problems == [])
    #expect(added.bank.questions.map(\.id) == ["b1/why-so", "b1/which-one", "b1/which-two"])
    // A table has no place for what a topic is called.
    #expect(
      added.bank.topics.map(\.title) == [format == .csv ? "alpha-and-more" : "Alpha and more"])
    #expect(
      added.bank.questions.map(\.topic) == ["alpha-and-more", "alpha-and-more", "alpha-and-more"])
  }
}
