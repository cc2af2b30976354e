import Questions

/// What the index keeps of a question to show it in a list of results.
struct QuestionRecord {
  let head: RecordHead
  let covers: [String]
  /// The text of each field.
  let texts: [String]
  /// The whole prompt in Markdown.
  let prompt: String

  init(_ question: Question, texts: [String], starts: [Int]) {
    head = RecordHead(id: question.id, scope: Scope(of: question), starts: starts)
    covers = question.covers
    self.texts = texts
    prompt = question.prompt
  }

  init(_ question: Int, in file: IndexFile) {
    var reader = SectionReader(
      file.bytes, file.range(question, starts: .recordStarts, in: .records))
    head = RecordHead(&reader)
    covers = (0..<min(reader.number(), 1_000)).map { _ in reader.text() }
    let texts = SearchField.allCases.map { _ in reader.text() }
    let prompt = reader.text()
    self.texts = texts
    self.prompt = prompt.isEmpty ? texts[SearchField.prompt.rawValue] : prompt
  }
}

/// The beginning of a record: all that ranking needs.
struct RecordHead {
  let id: String
  let scope: Scope
  /// The position of each field's first word.
  let starts: [Int]

  init(id: String, scope: Scope, starts: [Int]) {
    self.id = id
    self.scope = scope
    self.starts = starts
  }

  init(_ reader: inout SectionReader) {
    id = reader.text()
    scope = Scope(rawValue: reader.number()) ?? .detail
    starts = SearchField.allCases.map { _ in reader.number() }
  }

  init(_ question: Int, in file: IndexFile) {
    var reader = SectionReader(
      file.bytes, file.range(question, starts: .recordStarts, in: .records))
    self.init(&reader)
  }

  /// The field in which a word at the position stands.
  func field(at position: Int) -> SearchField {
    // Of fields that start alike all but the last are empty.
    SearchField.allCases.last { starts[$0.rawValue] <= position } ?? .prompt
  }
}

extension SectionWriter {
  mutating func add(_ record: QuestionRecord) {
    add(record.head.id)
    add(number: record.head.scope.rawValue)
    for start in record.head.starts { add(number: start) }
    add(number: record.covers.count)
    for item in record.covers { add(item) }
    for text in record.texts { add(text) }
    // Kept apart only when code was taken out of it.
    add(record.prompt == record.texts[SearchField.prompt.rawValue] ? "" : record.prompt)
  }
}
