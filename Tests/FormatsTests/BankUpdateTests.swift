import Formats
import Questions
import Testing

/// Files are edited and added again, and every history stays where it was.
@Suite struct BankUpdateTests {
  private func update(
    _ text: String, _ format: Format = .csv, to before: EarlierBank = EarlierBank(),
    file: String = "deck.csv", isWhole: Bool = false
  ) throws -> BankUpdate {
    BankUpdate([(file, try Reading.file(format, text))], to: before, isWhole: isWhole)
  }

  private static let formats: [(Format, @Sendable ([String]) -> String)] = [
    (
      .csv,
      {
        "question,a,b,c,correct\n\($0[0]),\($0[1]),\($0[2]),\($0[3]),\($0[4])\nOther one?,x,y,z,A\n"
      }
    ),
    (.gift, { "\($0[0]) {\(marks($0, "=", "~"))}\n\nOther one? {=x ~y ~z}\n" }),
    (
      .quiz,
      { words in
        let options = (1...3).map { "- [\(isKey(words, $0) ? "x" : " ")] \(words[$0])\n" }
        return "# \(words[0])\n\n\(options.joined())\n# Other one?\n\n- [x] x\n- [ ] y\n- [ ] z\n"
      }
    ),
    (
      .aiken,
      {
        "\($0[0])\nA. \($0[1])\nB. \($0[2])\nC. \($0[3])\nANSWER: \($0[4])\n\n"
          + "Other one?\nA. x\nB. y\nC. z\nANSWER: A\n"
      }
    ),
    (
      .moodle,
      { words in
        func question(_ words: [String]) -> String {
          let answers = (1...3).map {
            "<answer fraction=\"\(isKey(words, $0) ? 100 : 0)\"><text>\(words[$0])</text></answer>"
          }
          return
            "<question type=\"multichoice\"><questiontext><text>\(words[0])</text></questiontext>"
            + answers.joined() + "</question>"
        }
        return "<quiz>\(question(words))\(question(["Other one?", "x", "y", "z", "A"]))</quiz>"
      }
    ),
    (
      .linkedIn,
      { words in
        let options = (1...3).map { "- [\(isKey(words, $0) ? "x" : " ")] \(words[$0])\n" }
        return
          "#### Q1. \(words[0])\n\n\(options.joined())\n#### Q2. Other one?\n\n- [x] x\n- [ ] y\n- [ ] z\n"
      }
    ),
    (
      .javaScriptQuestions,
      {
        "###### 1. \($0[0])\n\n- A: \($0[1])\n- B: \($0[2])\n- C: \($0[3])\n\n"
          + "<details>\n\n#### Answer: \($0[4])\n\n</details>\n\n"
          + "###### 2. Other one?\n\n- A: x\n- B: y\n- C: z\n\n#### Answer: A\n"
      }
    ),
    (
      .hascard,
      { words in
        let options = (1...3).map { "\(isKey(words, $0) ? "*" : "-") \(words[$0])\n" }
        return "# \(words[0])\n\(options.joined())---\n# Other one?\n* x\n- y\n- z\n"
      }
    ),
  ]

  private static func isKey(_ words: [String], _ place: Int) -> Bool {
    ["A", "B", "C"][place - 1] == words[4]
  }

  private static func marks(_ words: [String], _ right: String, _ wrong: String) -> String {
    (1...3).map { (isKey(words, $0) ? right : wrong) + words[$0] + " " }.joined()
  }

  private static let original = ["Which word keeps a value?", "let", "var", "func", "A"]
  private static let edits: [(name: String, words: [String], revision: Int)] = [
    ("a wording", ["Which keyword keeps one value?", "let", "var", "func", "A"], 1),
    ("an option", ["Which word keeps a value?", "let", "var", "struct", "A"], 1),
    ("the right option", ["Which word keeps a value?", "let x", "var", "func", "A"], 1),
    ("the order", ["Which word keeps a value?", "func", "let", "var", "B"], 1),
    ("the key", ["Which word keeps a value?", "let", "var", "func", "B"], 2),
  ]

  @Test(arguments: formats.indices, edits.indices)
  func `an edit keeps the id, and another key raises the revision`(_ format: Int, _ edit: Int)
    throws
  {
    let (format, text) = Self.formats[format]
    let before = try update(text(Self.original), format)
    let after = try update(text(Self.edits[edit].words), format, to: before.earlier)
    #expect(
      after.earlier.questions.map(\.id) == ["which-word-keeps-a-value", "other-one"],
      "\(Self.edits[edit].name)")
    #expect(after.earlier.questions.map(\.revision) == [Self.edits[edit].revision, 1])
    #expect(after.counts.changed == 1)
    #expect(after.counts.unchanged == 1)
    #expect(after.counts.added + after.counts.gone == 0)
  }

  private static let cards: [(Format, @Sendable (String, String) -> String)] = [
    (.hashcards, { "Q: \($0)\nA: \($1)\n" }),
    (.obsidian, { "#flashcards\n\n\($0)::\($1)\n\n" }),
    (.anki, { "#separator:tab\n\($0)\t\($1)\n" }),
    (.details, { "<details><summary>\($0)</summary>\($1)</details>\n" }),
    (.csv, { "\($0)\t\($1)\n" }),
    (.quiz, { "# \($0)\n\n\($1)\n\n" }),
  ]
  private static let cardEdits: [(question: String, answer: String, revision: Int)] = [
    ("Which keyword keeps one value?", "The word let keeps it for good", 1),
    ("Which word keeps a value?", "The word let keeps it for ever", 1),
    ("Which word keeps a value?", "None does, for values move", 2),
  ]

  @Test(arguments: cards.indices, cardEdits.indices)
  func `an edited card goes on, and one with another answer is raised`(_ format: Int, _ edit: Int)
    throws
  {
    let (format, card) = Self.cards[format]
    let edit = Self.cardEdits[edit]
    let other = card("Other one?", "Something else")
    let first = card("Which word keeps a value?", "The word let keeps it for good")
    let before = try update(first + other, format)
    let after = try update(other + card(edit.question, edit.answer), format, to: before.earlier)
    #expect((after.counts.added, after.counts.gone) == (0, 0))
    #expect((after.counts.changed, after.counts.unchanged) == (1, 1))
    let kept = after.earlier.questions.first { $0.id == "which-word-keeps-a-value" }
    #expect(kept?.prompt == edit.question)
    #expect(kept?.revision == edit.revision)
  }

  @Test func `what is gone returns to its history, and nobody else gets it`() throws {
    let first = try update("question,answer\nWhat?,one\nWhy?,two\n")
    let second = try update("question,answer\nWhy?,two\n", to: first.earlier)
    #expect(second.counts.gone == 1)
    #expect(second.earlier.gone == ["what": "What?"])
    let third = try update(
      "question,answer\nWhy?,two\nWhat!,other\nWhat?,one\n", to: second.earlier)
    #expect(third.earlier.questions.map(\.id) == ["why", "what-2", "what"])
  }

  @Test func `two with one prompt are told apart by their options`() throws {
    let first = try update("question,a,b,correct\nWhich?,1 x,2 x,A\nWhich?,3 x,4 x,A\n")
    #expect(first.earlier.questions.map(\.id) == ["which", "which-2"])
    let second = try update(
      "question,a,b,correct\nWhich?,3 x,4 x,A\nWhich?,1 x,2 x,A\n", to: first.earlier)
    #expect(second.earlier.questions.map(\.id) == ["which-2", "which"])
    #expect(second.counts.unchanged == 2)
  }

  @Test func `an id in the file wins, and the former one is remembered`() throws {
    let first = try update("question,answer\nWhat?,one\n")
    let second = try update("id,question,answer\nmine,What?,one\n", to: first.earlier)
    #expect(second.earlier.questions.map(\.id) == ["mine"])
    #expect(second.earlier.questions.map(\.formerIDs) == [["what"]])
    let third = try update(
      "id,question,answer\nmine,Something else entirely,two\n", to: second.earlier)
    #expect(third.earlier.questions.map(\.id) == ["mine"])
    #expect(third.earlier.questions.map(\.revision) == [2])
  }

  @Test func `another file of the bank keeps its questions`() throws {
    let first = try update("question,answer\nWhat?,one\n", file: "a.csv")
    let second = try update("question,answer\nWhy?,two\n", to: first.earlier, file: "b.csv")
    #expect(second.earlier.questions.map(\.id) == ["why", "what"])
    #expect(second.topics.map(\.topic.id) == ["b", "a"])
    let whole = try update(
      "question,answer\nWhy?,two\n", to: second.earlier, file: "b.csv", isWhole: true)
    #expect(whole.counts.gone == 1)
  }

  @Test func `letters that are not Latin get a name as well`() throws {
    let first = try update("question,answer\nЧто такое?,да\nПочему?,нет\n")
    let ids = first.earlier.questions.map(\.id)
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0.hasPrefix("q-") })
  }

  @Test func `what names another question follows it to its new name`() throws {
    func question(_ id: String, _ related: String) -> String {
      #"{"id":"\#(id)","kind":"open","prompt":"\#(id)?","answer":"So.","related":["\#(related)"]}"#
    }
    let text =
      #"{"format":2,"bank":"b1","topic":"t","title":"T","cases":[{"id":"b1/c","title":"C","#
      + #""level":"beginner","scenario":"S","questions":["b1/one","b1/two"]}],"questions":["#
      + question("b1/one", "b1/two") + "," + question("b1/two", "b1/one") + "]}"
    let other =
      #"{"format":2,"bank":"x","topic":"o","title":"O","questions":["#
      + question("two", "two").replacing("two?", with: "Something else?") + "]}"
    let files = try [("a.json", other), ("b.json", text)].map { name, text in
      (name, try Reading.file(.json, text))
    }
    let added = BankUpdate(files, to: EarlierBank(), isWhole: true).topics[1].questions
    #expect(added.map(\.id) == ["one", "two-2"])
    #expect(added.map(\.related) == [["two-2"], ["one"]])
    #expect(added.map { $0.casePart?.case.questions } == [["one", "two-2"], ["one", "two-2"]])
  }

  @Test(arguments: [Format.gift, .moodle])
  func `a title that is counted anew takes no history along`(_ format: Format) throws {
    func file(_ prompts: [String]) -> String {
      let questions = prompts.enumerated().map { index, prompt in
        format == .gift
          ? "::Q\(index + 1)::\(prompt) {=yes ~no}\n"
          : "<question type=\"truefalse\"><name><text>Q\(index + 1)</text></name><questiontext>"
            + "<text>\(prompt)</text></questiontext><answer fraction=\"100\"><text>true</text>"
            + "</answer><answer fraction=\"0\"><text>false</text></answer></question>"
      }
      return format == .gift
        ? questions.joined(separator: "\n") : "<quiz>\(questions.joined())</quiz>"
    }
    let before = try update(file(["Does TCP resend?", "Is UDP faster?"]), format)
    let after = try update(
      file(["Is CSS a language?", "Does TCP resend?", "Is UDP faster?"]), format, to: before.earlier
    )
    #expect(after.earlier.questions.map(\.id) == ["q1-2", "q1", "q2"])
    #expect((after.counts.added, after.counts.unchanged) == (1, 2))
    // A title stays with a question that was worded anew.
    let third = try update(
      file(["Is CSS a language?", "Will TCP resend it all?", "Is UDP faster?"]), format,
      to: after.earlier)
    #expect(third.earlier.questions.map(\.id) == ["q1-2", "q1", "q2"])
  }
}
