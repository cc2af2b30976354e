internal import Questions
internal import TextAnalysis

/// Reads what Anki exports as "Notes in Plain Text" (https://docs.ankiweb.net/importing/text-files.html).
struct AnkiTextReader {
  private var reading: FileReading
  private let head: AnkiHead

  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      let (head, rest) = AnkiHead.taken(from: text.text)
      guard let separator = head.separator ?? AnkiHead.separator(of: rest) else {
        return reading.refuse(1, "has no sign between its fields; begin it with \"#separator:tab\"")
      }
      let rows = TableRows(rest, separator: separator)
      if let line = rows.openQuote {
        return reading.refuse(line, "a quotation mark opens here and is never closed")
      }
      var reader = Self(reading: reading, head: head.knowingHTML(rest))
      for row in rows.rows where !row.isEmpty { reader.read(row) }
      reading = reader.reading
    }
  }

  private mutating func read(_ row: TableRows.Record) {
    func cell(_ column: Int?) -> String? {
      column.flatMap { row.cells.indices.contains($0 - 1) ? row.cells[$0 - 1] : nil }
    }
    let special = Set(
      [head.guidColumn, head.deckColumn, head.typeColumn, head.tagsColumn].compactMap(\.self))
    let places = row.cells.indices.filter { !special.contains($0 + 1) }
    var note = AnkiNote(fields: places.map { row.cells[$0] })
    note.fieldNames = places.map { head.columns.indices.contains($0) ? head.columns[$0] : "" }
    note.line = row.line
    note.guid = cell(head.guidColumn)
    note.noteType = cell(head.typeColumn) ?? head.noteType
    note.deck = cell(head.deckColumn) ?? head.deck
    note.tags = head.tags + (cell(head.tagsColumn) ?? "").split(separator: " ").map(String.init)
    note.isHTML = head.isHTML ?? true
    do throws(SourceFault) {
      for card in try note.cards { reading.take(card.draft) }
    } catch {
      reading.refuse(row.line, error.reason)
    }
  }
}

/// The lines at the top of a text export, each a key and a value.
struct AnkiHead {
  private(set) var separator: Character?
  private(set) var isHTML: Bool?
  private(set) var tags: [String] = []
  private(set) var columns: [String] = []
  private(set) var noteType = ""
  private(set) var deck: String?
  private(set) var typeColumn: Int?
  private(set) var deckColumn: Int?
  private(set) var tagsColumn: Int?
  private(set) var guidColumn: Int?

  /// The head and the text below it, with as many lines as before.
  static func taken(from text: String) -> (AnkiHead, String) {
    var head = AnkiHead()
    var rest = text[...]
    var count = 0
    while let end = rest.firstIndex(of: "\n") {
      let line = rest[..<end]
      if count == 0, line.lowercased().hasPrefix("tags:") {
        head.tags = line.dropFirst(5).split(separator: " ").map(String.init)
      } else if line.hasPrefix("#") {
        head.read(line.dropFirst())
      } else {
        break
      }
      count += 1
      rest = rest[rest.index(after: end)...]
    }
    return (head, String(repeating: "\n", count: count) + rest)
  }

  private mutating func read(_ line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = String(line[line.index(after: colon)...])
    // A spreadsheet fills each line up to the last column (anki #3853).
    let words = Self.unfilled(value)
    switch line[..<colon].lowercased().trimmed {
    case "separator": separator = Self.separators[words.lowercased()] ?? value.first
    case "html": isHTML = words.lowercased() == "true"
    case "tags": tags = words.split(separator: " ").map(String.init)
    case "columns":
      // Anki itself takes a column of that name for the tags.
      columns = value.split(separator: separator ?? "\t", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      tagsColumn = columns.firstIndex { $0.lowercased() == "tags" }.map { $0 + 1 } ?? tagsColumn
    case "notetype": noteType = words
    case "deck": deck = words
    case "notetype column": typeColumn = Int(words)
    case "deck column": deckColumn = Int(words)
    case "tags column": tagsColumn = Int(words)
    case "guid column": guidColumn = Int(words)
    default: break
    }
  }

  private static func unfilled(_ value: String) -> String {
    var words = value.trimmed
    while let last = words.last, ",;|".contains(last) { words = String(words.dropLast()).trimmed }
    return words
  }

  private static let separators: [String: Character] = [
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
  ]

  /// A tab where every line has as many; else the first sign that is there, as Anki goes by.
  static func separator(of text: String) -> Character? {
    let lines = text.split(separator: "\n").prefix(200)
    let tabs = Set(lines.map { $0.count { $0 == "\t" } })
    if let count = tabs.first, tabs.count == 1, count > 0 { return "\t" }
    let beginning = text.prefix(8192)
    return ([",", ";", "\t", " ", "|", ":"] as [Character]).first { beginning.contains($0) }
  }

  func knowingHTML(_ text: String) -> AnkiHead {
    var head = self
    if isHTML == nil {
      head.isHTML = HTMLText.isHTML(String(text.prefix(100_000))) || text.contains(text: "&nbsp;")
    }
    return head
  }
}
