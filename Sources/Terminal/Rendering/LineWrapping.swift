internal import TextAnalysis

/// Breaks styled text into lines of a width.
package struct LineWrapping {
  private let width: Int
  private let breaksAddresses: Bool
  private var lines: [StyledLine] = []
  private var line = StyledLine()
  private var blanks = StyledLine()
  /// What cannot be parted, of one style or several.
  private var word = StyledLine()

  /// Breaks between words, between wide characters, and inside a word that is longer than a line.
  ///
  /// Blanks at a break are dropped. Where lines may be too wide, an address stays whole, so that it can be
  /// opened and copied.
  package static func lines(
    _ spans: [StyledLine.Span], width: Int, breaksAddresses: Bool = true
  ) -> [StyledLine] {
    var wrapping = LineWrapping(width: max(1, width), breaksAddresses: breaksAddresses)
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
    var characters: [StyledLine.Span] = []
    var piece = StyledLine()
    for span in spans {
      for character in span.text {
        let next = StyledLine.Span(String(character), span.style)
        characters.append(next)
        piece.append(next)
        while piece.width > width, characters.count > 1 {
          let count = breakPlace(characters.dropLast())
          pieces.append(StyledLine(Array(characters[..<count])))
          characters.removeFirst(count)
          piece = StyledLine(characters)
        }
      }
    }
    return pieces + [piece]
  }

  /// How many characters to leave on a full line.
  private static func breakPlace(_ characters: ArraySlice<StyledLine.Span>) -> Int {
    let blank = characters.lastIndex { $0.text == " " } ?? 0
    return blank >= characters.count / 2 ? blank + 1 : characters.count
  }

  private init(width: Int, breaksAddresses: Bool) {
    self.width = width
    self.breaksAddresses = breaksAddresses
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

  private func staysWhole(_ word: StyledLine) -> Bool {
    !breaksAddresses && word.spans.contains { $0.style.address != nil }
  }

  private mutating func endWord() {
    guard !word.spans.isEmpty else { return }
    // Measured together, because a word may join what stands before it.
    let longer = line + blanks + word
    if longer.width <= width {
      line = longer
    } else {
      if line.width > 0 { lines.append(line) }
      var parts = staysWhole(word) ? [word] : Self.pieces(word.spans, width: width)
      line = parts.removeLast()
      lines += parts
    }
    blanks = StyledLine()
    word = StyledLine()
  }
}
