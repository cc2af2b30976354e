import Questions

/// What the index keeps of a question to show it in a list of results.
struct Record {
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
    var reader = ByteReader(
      file.bytes, file.range(question, starts: .recordStarts, in: .records))
    head = RecordHead(&reader)
    covers = (0..<min(reader.number(), 1_000)).map { _ in reader.text() }
    let texts = Field.allCases.map { _ in reader.text() }
    let prompt = reader.text()
    self.texts = texts
    self.prompt = prompt.isEmpty ? texts[Field.prompt.rawValue] : prompt
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

  init(_ reader: inout ByteReader) {
    id = reader.text()
    scope = Scope(rawValue: reader.number()) ?? .detail
    starts = Field.allCases.map { _ in reader.number() }
  }

  init(_ question: Int, in file: IndexFile) {
    var reader = ByteReader(
      file.bytes, file.range(question, starts: .recordStarts, in: .records))
    self.init(&reader)
  }

  /// The field in which a word at the position stands.
  func field(at position: Int) -> Field {
    // Of fields that start alike all but the last are empty.
    Field.allCases.last { starts[$0.rawValue] <= position } ?? .prompt
  }
}

extension ByteWriter {
  mutating func add(_ record: Record) {
    add(record.head.id)
    add(number: record.head.scope.rawValue)
    for start in record.head.starts { add(number: start) }
    add(number: record.covers.count)
    for item in record.covers { add(item) }
    for text in record.texts { add(text) }
    // Kept apart only when code was taken out of it.
    add(record.prompt == record.texts[Field.prompt.rawValue] ? "" : record.prompt)
  }
}
