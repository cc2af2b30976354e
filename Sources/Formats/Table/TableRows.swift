internal import TextAnalysis

/// The rows of a table as RFC 4180 has them, with any sign between cells.
struct TableRows {
  private(set) var rows: [Record] = []
  /// Where a quote begins that is never closed.
  private(set) var openQuote: Int?
  /// Whether a quotation mark may begin a cell that holds separators and line ends.
  private var hasQuotes = true

  struct Record: Equatable {
    /// Where it begins, from 1.
    let line: Int
    var cells: [String]

    var isEmpty: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
  }

  /// Reads text whose lines end in line feeds; a quote within an unquoted cell is a sign like others.
  ///
  /// `between` parts rows where something else than a line end does, as Quizlet lets people choose.
  init(_ text: String, separator: Character, between: String? = nil, atMost limit: Int = .max) {
    if let between {
      readCards(text, separator, between)
    } else {
      hasQuotes = separator != "\t" || !Self.isPlain(text)
      read(Array(text.utf8), separator.asciiValue ?? 0x2C, limit)
    }
  }

  private mutating func read(_ bytes: [UInt8], _ separator: UInt8, _ limit: Int) {
    var place = 0
    var line = 1
    while place < bytes.count, rows.count < limit {
      var row = Record(line: line, cells: [])
      repeat {
        row.cells.append(cell(bytes, &place, &line, separator))
      } while Self.skip(separator, bytes, &place)
      if place < bytes.count {
        place += 1
        line += 1
      }
      rows.append(row)
    }
  }

  private static func skip(_ separator: UInt8, _ bytes: [UInt8], _ place: inout Int) -> Bool {
    guard place < bytes.count, bytes[place] == separator else { return false }
    place += 1
    return true
  }

  private mutating func cell(
    _ bytes: [UInt8], _ place: inout Int, _ line: inout Int, _ separator: UInt8
  ) -> String {
    guard hasQuotes, place < bytes.count, bytes[place] == 0x22 else {
      let start = place
      while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    let opened = line
    place += 1
    var content: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else { break }
        place += 1
      }
      if byte == 0x0A { line += 1 }
      content.append(byte)
      place += 1
    }
    if place >= bytes.count { openQuote = openQuote ?? opened } else { place += 1 }
    // What stands between the closing quote and the next sign belongs to the cell.
    while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A {
      content.append(bytes[place])
      place += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// Whether every line is a card with one tab and its quotation marks are none of a table, as in what Quizlet
  /// gives out.
  private static func isPlain(_ text: String) -> Bool {
    guard text.utf8.contains(0x22) else { return false }
    var isTable = true
    for line in text.utf8.split(separator: 0x0A) where !line.allSatisfy({ $0 == 0x20 }) {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard cells.count == 2 else { return false }
      isTable = isTable && cells.allSatisfy(isPaired)
    }
    return !isTable
  }

  /// Whether a cell that begins with a quotation mark ends with one, with those inside doubled.
  private static func isPaired(_ cell: Substring.UTF8View) -> Bool {
    guard cell.first == 0x22 else { return true }
    guard cell.count > 1, cell.last == 0x22 else { return false }
    return !hasLoneQuote(cell.dropFirst().dropLast())
  }

  private static func hasLoneQuote(_ inside: Substring.UTF8View) -> Bool {
    var run = 0
    for byte in inside {
      if byte == 0x22 {
        run += 1
      } else if run % 2 == 1 {
        return true
      } else {
        run = 0
      }
    }
    return run % 2 == 1
  }

  private mutating func readCards(_ text: String, _ separator: Character, _ between: String) {
    var line = 1
    for card in text.pieces(partedBy: between) {
      let lead = card.prefix { $0 == "\n" }.count
      let body = card.drop { $0 == "\n" }
      let cells = body.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
      rows.append(Record(line: line + lead, cells: cells.map(String.init)))
      line += card.count { $0 == "\n" } + between.count { $0 == "\n" }
    }
  }
}

extension TableRows {
  /// The sign between cells: as a first line `sep=;` says, else the one that gives every row as many cells.
  ///
  /// Between cards, whose rows are parted by something else, the first sign that every card has.
  static func separator(of text: String, between: String? = nil) -> Character? {
    if let between {
      let cards = text.pieces(partedBy: between).filter { $0.contains { !$0.isWhitespace } }
      return ["\t", ";", ",", "|"].first { sign in cards.allSatisfy { $0.contains(sign) } } ?? "\t"
    }
    if let said = said(in: text) { return said }
    let candidates: [Character] = ["\t", ",", ";", "|"]
    return candidates.compactMap { sign -> (sign: Character, width: Int, agreeing: Int)? in
      let table = TableRows(text, separator: sign, atMost: 50)
      let rows = table.rows.filter { !$0.isEmpty }
      guard let width = rows.first?.cells.count, width > 1 else { return nil }
      let agreeing = rows.count { $0.cells.count == width }
      guard agreeing * 10 >= rows.count * 6 || table.openQuote != nil else { return nil }
      return (sign, width, agreeing)
    }
    .max { ($0.agreeing, $0.width) < ($1.agreeing, $1.width) }?.sign
  }

  /// What Excel reads and writes in the first line.
  static func said(in text: String) -> Character? {
    guard text.prefix(4).lowercased() == "sep=" else { return nil }
    let rest = text.dropFirst(4)
    return rest.dropFirst().first == "\n" ? rest.first : nil
  }
}
