import Terminal
import TextAnalysis

/// What a terminal shows after the bytes that were written to it: as much of an xterm as prep uses.
struct ScreenModel {
  private(set) var columns: Int
  private(set) var rows: Int
  private var cells: [[String]] = []
  private var saved: [[String]]?
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []
  private(set) var isCursorShown = true
  /// Sequences that are not known; a test expects none.
  private(set) var unknown: [String] = []
  /// The parameters of every style that was set.
  private(set) var styles: Set<String> = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    clear()
  }

  /// The rows as text, without blanks at their ends.
  var lines: [String] {
    cells.map { row in
      var text = row.joined()
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
  }

  var cursor: (row: Int, column: Int) { (row, column) }

  mutating func clear() {
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    (row, column) = (0, 0)
  }

  mutating func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    if saved != nil { saved = blank }
    clear()
  }

  private var blank: [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var text = Substring(String(decoding: pending, as: UTF8.self))
    // A character or a sequence that is not complete waits for its rest.
    pending = []
    while let character = text.first {
      if character == "\u{fffd}", text.count == 1 || text.utf8.count < 4 { break }
      if character == "\u{1b}" {
        guard let length = sequenceLength(text) else { break }
        perform(String(text.prefix(length)))
        text = text.dropFirst(length)
      } else {
        put(character)
        text = text.dropFirst()
      }
    }
    pending = Array(text.utf8)
  }

  private func sequenceLength(_ text: Substring) -> Int? {
    var count = 1
    guard let second = text.dropFirst().first else { return nil }
    count += 1
    if second == "]" { return stringLength(text) }
    guard second == "[" else { return count }
    for character in text.dropFirst(2) {
      count += 1
      if let value = character.asciiValue, (0x40...0x7e).contains(value) { return count }
    }
    return nil
  }

  /// Up to ESC \, which ends the only strings that prep sends.
  private func stringLength(_ text: Substring) -> Int? {
    text.dropFirst().firstRange(of: "\u{1b}\\").map {
      text.distance(from: text.startIndex, to: $0.upperBound)
    }
  }

  private mutating func put(_ character: Character) {
    switch character {
    case "\r": column = 0
    case "\n": lineFeed()
    case "\r\n":
      column = 0
      lineFeed()
    default: print(character)
    }
  }

  private mutating func print(_ character: Character) {
    let width = DisplayWidth.of(String(character))
    guard width > 0 else {
      if column > 0 { cells[row][column - 1].append(character) }
      return
    }
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(character)
    for extra in 1..<max(2, width) where width > 1 && column + extra < columns {
      cells[row][column + extra] = ""
    }
    column += width
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func perform(_ sequence: String) {
    // The question for the background.
    if sequence == "\u{1b}]11;?\u{1b}\\" { return }
    let parameters = sequence.dropFirst(2).dropLast()
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 1 }
    switch (sequence.last, parameters) {
    case ("H", _):
      row = min(rows, numbers.first ?? 1) - 1
      column = min(columns, numbers.dropFirst().first ?? 1) - 1
    case ("K", ""): erase(row, from: column)
    case ("J", ""):
      erase(row, from: column)
      for below in row + 1..<max(row + 1, rows) { erase(below, from: 0) }
    case ("m", _): styles.insert(String(parameters))
    case ("h", "?1049"):
      saved = cells
      clear()
    case ("l", "?1049"):
      if let saved { cells = saved }
      saved = nil
      (row, column) = (cells.lastIndex { $0.contains { $0 != " " } } ?? 0, 0)
    case ("h", "?25"): isCursorShown = true
    case ("l", "?25"): isCursorShown = false
    case ("h", "?2026"), ("l", "?2026"), ("h", "?2004"), ("l", "?2004"): break
    default: unknown.append(sequence)
    }
  }

  private mutating func erase(_ row: Int, from column: Int) {
    for place in min(column, columns)..<columns { cells[row][place] = " " }
  }
}
