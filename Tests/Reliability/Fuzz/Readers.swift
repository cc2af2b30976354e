internal import BankLint
internal import Formats
internal import History
internal import JSON
internal import Markdown
internal import Questions
internal import Scoring
internal import Search
internal import StudySheet
internal import Terminal

@testable internal import Commands

typealias Reader = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

/// What reads bytes from outside, each held against a property that must not break.
enum Readers {
  /// A bank file is read, or refused with problems; what is read can be linted, written and found.
  static let bank: Reader = { start, count in
    let bytes = bytes(start, count)
    guard case .topic(let file)? = try? BankFile(bytes, path: "fuzz.json") else { return 0 }
    let files = [(name: "fuzz.json", file: file)]
    let syllabus = Syllabus(topics: [], items: [])
    let problems = file.problems(file: "fuzz.json")
    hold(problems.allSatisfy { $0.line != nil && $0.column != nil }, "a problem has a place")
    _ = problems.map(\.description)
    _ = CrossCheck(files, syllabus: syllabus).problems(isWholeBank: true).map(\.description)
    _ = Linter(files, syllabus: syllabus, isWholeBank: false).problems().map(\.description)
    let json = JSON.list(file.questions.map(\.json)).description
    hold((try? JSONDocument(Array(json.utf8))) != nil, "what is written is JSON")
    return 0
  }

  /// JSON is refused at a place in the text, or read, and read again as it was written.
  static let json: Reader = { start, count in
    let bytes = bytes(start, count)
    do throws(JSONError) {
      let document = try JSONDocument(bytes)
      hold(isInside(document.root.place, bytes), "a value has a place in the text")
      hold(document.duplicateKeys.allSatisfy { isInside($0.place, bytes) }, "a key has one too")
      let text = JSON(document.root).description
      let again = try? JSONDocument(Array(text.utf8))
      hold(again.map { JSON($0.root).description } == text, "what is written is read again")
    } catch {
      hold(isInside(error.place, bytes), "an error is at a place in the text")
      hold(!error.expected.isEmpty, "an error has words")
    }
    return 0
  }

  /// History lines are read wholly or not at all, and read again as they were written.
  static let history: Reader = { start, count in
    let given = bytes(start, count)
    let day = { (instant: Instant) in instant.studyDay(utcOffset: 0) }
    guard let lines = try? HistoryLines(given, file: "fuzz", day: day) else { return 0 }
    let written = HistoryLines.text(ProgressStore.LogBlock(lines))
    let again = try? HistoryLines(Array(written.utf8), file: "fuzz", day: day)
    hold(again?.reviews.map(\.id) == lines.reviews.map(\.id), "the same reviews come back")
    hold(again?.reviews.map(\.at) == lines.reviews.map(\.at), "at the same times")
    hold(again?.voids.map(\.review) == lines.voids.map(\.review), "the same is taken back")
    return 0
  }

  /// Keys do not depend on the portions in which their bytes arrive.
  static let keys: Reader = { start, count in
    let bytes = bytes(start, count)
    var whole = KeyDecoder()
    var bytewise = KeyDecoder()
    let keys = whole.keys(from: bytes)
    let single = bytes.flatMap { bytewise.keys(from: [$0]) }
    hold(keys.count <= bytes.count && single.count <= bytes.count, "no key from nothing")
    // Longer sequences are given up, and Ctrl-C leaves a paste whose end has not come yet.
    if count < 64, !bytes.contains(0x03) { hold(keys == single, "portions make no difference") }
    _ = whole.flush() + bytewise.flush()
    return 0
  }

  /// Markdown is drawn within its width, and written as a sheet.
  static let markdown: Reader = { start, count in
    let text = String(decoding: bytes(start, count), as: UTF8.self)
    let document = Document(parsing: text)
    let width = count.isMultiple(of: 2) ? 16 : 80
    let lines = MarkdownRenderer(width: width, palette: .none).lines(document)
    hold(lines.allSatisfy { $0.width <= width }, "no line is wider than the window")
    let question = Question(
      id: "q", topic: "t", level: .beginner, prompt: text,
      body: OpenAnswer(answer: "", keyPoints: []))
    let sheet = Sheet(title: "T", date: "D", topicTitles: [:], entries: [Sheet.Entry(question)])
    // One of both, because a sheet costs as much as all the rest.
    _ = sheet.text(answers: .folded, as: count % 4 < 2 ? .markdown : .html)
    return 0
  }

  static let topics = ["orm", "forms"]
  static let index = SearchIndex([
    SearchSegment(
      questions: [
        ("select-related", "When do you use `select_related` and when `prefetch_related`?"),
        ("bound-form", "What makes a form bound, and what does is_valid() do?"),
        ("n-plus-1", "How do you find N+1 queries?"),
      ].map { id, prompt in
        Question(
          id: id, topic: "orm", level: .beginner, prompt: prompt,
          body: OpenAnswer(answer: prompt, keyPoints: []))
      })
  ])

  /// A query is read and answered with listings.
  static let query: Reader = { start, count in
    let text = String(decoding: bytes(start, count), as: UTF8.self)
    guard let query = try? Query(parsing: text, topics: topics) else { return 0 }
    let results = index.results(for: query, limit: 10)
    hold(results.hits.count <= index.count, "every question is found once")
    for hit in results.hits { _ = index.listing(of: hit, in: results) }
    return 0
  }

  static let all: [String: Reader] = [
    "bank": bank, "history": history, "json": json, "keys": keys, "markdown": markdown,
    "query": query,
  ]
}

extension JSON {
  /// All that a node holds.
  fileprivate init(_ node: JSONNode) {
    self =
      if let text = node.text {
        .text(text)
      } else if let integer = node.integer ?? node.number.flatMap({ Int(exactly: $0) }) {
        .integer(integer)
      } else if let number = node.number {
        .number(number)
      } else if let bool = node.bool {
        .bool(bool)
      } else if let elements = node.elements {
        .list(elements.map { JSON($0) })
      } else if let members = node.members {
        .object(members.map { Field(name: $0.name, value: JSON($0.value)) })
      } else {
        .null
      }
  }
}

/// Whether a text of these bytes has such a line with such a column, or ends right before it.
private func isInside(_ place: JSONPlace, _ bytes: [UInt8]) -> Bool {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return (1...lines.count).contains(place.line)
    && (1...lines[place.line - 1].count + 1).contains(place.column)
}

private func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// What a broken property says before it ends the process, for libFuzzer to keep the input.
private func hold(_ isTrue: Bool, _ property: String) {
  if !isTrue { fatalError(property) }
}
