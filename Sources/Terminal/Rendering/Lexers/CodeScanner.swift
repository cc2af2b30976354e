/// A place in code, with what all lexers look for.
struct CodeScanner {
  private let code: [Unicode.Scalar]
  private(set) var position = 0

  init(_ code: String) {
    self.code = Array(code.unicodeScalars)
  }

  var isAtEnd: Bool { position >= code.count }

  var current: Unicode.Scalar? { peek(0) }

  /// Whether nothing but blanks stands before in the line.
  var isAtLineStart: Bool {
    let last = code[..<position].last { $0 != " " && $0 != "\t" }
    return last == nil || last == "\n"
  }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    let index = position + distance
    return code.indices.contains(index) ? code[index] : nil
  }

  func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: code[start..<position])
    return String(view)
  }

  func starts(with text: String) -> Bool {
    code[position...].starts(with: text.unicodeScalars)
  }

  mutating func skip(_ count: Int = 1) {
    position = min(position + count, code.count)
  }

  mutating func skip(while isPart: (Unicode.Scalar) -> Bool) {
    while let current, isPart(current) { position += 1 }
  }

  /// Goes past the next such text, or to the end when there is none.
  mutating func skip(past text: String) {
    while !isAtEnd, !starts(with: text) { position += 1 }
    skip(text.unicodeScalars.count)
  }

  mutating func skipLine() {
    skip { $0 != "\n" }
  }

  /// Goes past a quoted text; a backslash takes the next character with it, and unless it may go
  /// over lines, it ends where the line ends.
  mutating func skipQuoted(_ quote: String, overLines: Bool = true) {
    skip(quote.unicodeScalars.count)
    while let current {
      if starts(with: quote) { return skip(quote.unicodeScalars.count) }
      if current == "\n", !overLines { return }
      skip(current == "\\" ? 2 : 1)
    }
  }

  mutating func skipBlanks() {
    skip { $0 == " " || $0 == "\t" || $0 == "\n" }
  }

  /// Goes past a name and returns it.
  mutating func word() -> String {
    let start = position
    skip(while: \.isWordPart)
    return text(from: start)
  }

  mutating func skipNumber() {
    skip { $0.isWordPart || $0 == "." }
  }

  /// The next character that is not blank.
  var nextVisible: Unicode.Scalar? {
    code[position...].first { $0 != " " && $0 != "\t" }
  }
}

extension Unicode.Scalar {
  var isDecimalDigit: Bool { "0" <= self && self <= "9" }

  var isWordPart: Bool {
    self == "_" || isDecimalDigit || properties.isAlphabetic
  }
}
