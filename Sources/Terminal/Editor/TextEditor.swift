internal import TextAnalysis

/// Text being typed, with the place where the next letter goes: a value that takes keys.
package struct TextEditor: Sendable, Equatable {
  private(set) var characters: [Character] = []
  /// How many characters stand before the cursor.
  private(set) var cursor = 0
  private let isSingleLine: Bool
  /// Whether the last text put in was longer than there was room for, and its end was left out.
  package private(set) var isCut = false

  /// UTF-8 bytes; nobody types that much, and a paste of more is cut.
  package static let limit = 16_384

  package init(_ text: String = "", isSingleLine: Bool = false) {
    self.isSingleLine = isSingleLine
    insert(text)
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// Takes a key; false when it means nothing here.
  ///
  /// The width is that of the window, for Up and Down.
  package mutating func press(_ key: Key, width: Int) -> Bool {
    isCut = false
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .enter where !isSingleLine: insert("\n")
    case .backspace: delete(max(0, cursor - 1)..<cursor)
    case .delete: delete(cursor..<min(cursor + 1, characters.count))
    case .control("w"): delete(wordStart..<cursor)
    case .alt("d"): delete(cursor..<wordEnd)
    case .control("u"): delete(lineStart..<cursor)
    case .control("k"): delete(cursor..<lineEnd)
    default: return move(key, width: width)
    }
    return true
  }

  private mutating func move(_ key: Key, width: Int) -> Bool {
    switch key {
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = lineStart
    case .end, .control("e"): cursor = lineEnd
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    case .up where !isSingleLine: cursor = layout(width: width).place(rowsAway: -1)
    case .down where !isSingleLine: cursor = layout(width: width).place(rowsAway: 1)
    default: return false
    }
    return true
  }

  /// Puts text in at the cursor.
  ///
  /// Control characters are dropped, line endings become one kind.
  package mutating func insert(_ text: String) {
    let room = Self.limit - characters.reduce(0) { $0 + $1.utf8.count }
    let (addition, isCut) = Self.cleaned(text, room: room, isSingleLine: isSingleLine)
    self.isCut = isCut
    // A mark typed behind a letter makes one character with it, so the neighbours are read anew.
    let start = max(0, cursor - 1)
    let end = min(characters.count, cursor + 1)
    let before = String(characters[start..<cursor]) + addition
    let joined = before + String(characters[cursor..<end])
    characters.replaceSubrange(start..<end, with: Array(joined))
    cursor = min(start + before.count, characters.count)
  }

  private static func cleaned(
    _ text: String, room: Int, isSingleLine: Bool
  ) -> (text: String, isCut: Bool) {
    var cleaned = String.UnicodeScalarView()
    var size = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      let kept: Unicode.Scalar
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r": kept = isSingleLine ? " " : "\n"
      case "\t": kept = " "
      case _ where scalar.isDangerous: continue
      default: kept = scalar
      }
      size += UTF8.width(kept)
      guard size <= room else { return (String(cleaned), true) }
      cleaned.append(kept)
    }
    return (String(cleaned), false)
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
    // What is left may grow together, such as two halves of a flag.
    insert("")
  }

  private var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  private var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    let end = characters[..<cursor].lastIndex(where: \.isWordPart) ?? 0
    return characters[..<end].lastIndex { !$0.isWordPart }.map { $0 + 1 } ?? 0
  }

  /// Where the word after the cursor ends.
  private var wordEnd: Int {
    let start = characters[cursor...].firstIndex(where: \.isWordPart) ?? characters.count
    return characters[start...].firstIndex { !$0.isWordPart } ?? characters.count
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
