/// Breaks styled text into lines of a width.
package struct LineWrapping {
  private let width: Int
  private var lines: [StyledLine] = []
  private var line = StyledLine()
  private var blanks = StyledLine()
  /// What cannot be parted, of one style or several.
  private var word = StyledLine()

  /// Breaks between words, between wide characters, and inside a word only when it is longer than a
  /// line; blanks at a break are dropped.
  package static func lines(_ spans: [StyledLine.Span], width: Int) -> [StyledLine] {
    var wrapping = LineWrapping(width: max(1, width))
    for span in spans {
      for character in span.text { wrapping.add(character, span.style) }
    }
    wrapping.endWord()
    wrapping.lines.append(wrapping.line)
    return wrapping.lines
  }

  /// Breaks where a line is full, behind a blank when there is one in its second half; no character
  /// is lost.
  static func pieces(_ spans: [StyledLine.Span], width: Int) -> [StyledLine] {
    var pieces: [StyledLine] = []
    var piece: [StyledLine.Span] = []
    var columns = 0
    for span in spans {
      for character in span.text {
        let next = DisplayWidth.of(character)
        if columns + next > width, !piece.isEmpty {
          let count = breakPlace(piece)
          pieces.append(StyledLine(Array(piece[..<count])))
          piece.removeFirst(count)
          columns = piece.reduce(0) { $0 + DisplayWidth.of($1.text) }
        }
        piece.append(StyledLine.Span(String(character), span.style))
        columns += next
      }
    }
    return pieces + [StyledLine(piece)]
  }

  /// How many characters to leave on a full line.
  private static func breakPlace(_ characters: [StyledLine.Span]) -> Int {
    let blank = characters.lastIndex { $0.text == " " } ?? 0
    return blank >= characters.count / 2 ? blank + 1 : characters.count
  }

  private init(width: Int) {
    self.width = width
  }

  private mutating func add(_ character: Character, _ style: Style) {
    let piece = StyledLine.Span(String(character), style)
    if character == " " {
      endWord()
      blanks.append(piece)
    } else if DisplayWidth.of(character) > 1 {
      endWord()
      word.append(piece)
      endWord()
    } else {
      word.append(piece)
    }
  }

  private mutating func endWord() {
    guard !word.spans.isEmpty else { return }
    if line.width > 0, line.width + blanks.width + word.width > width {
      lines.append(line)
      line = StyledLine()
    } else {
      line.append(blanks)
    }
    if line.width + word.width > width {
      var parts = Self.pieces(word.spans, width: width)
      line = parts.removeLast()
      lines += parts
    } else {
      line.append(word)
    }
    blanks = StyledLine()
    word = StyledLine()
  }
}
