import Markdown
internal import Questions
internal import TextAnalysis

/// One Markdown text of a question.
struct MarkdownText: Sendable {
  let field: FieldPath
  let source: String
  let document: Document
  /// What a reader reads, code included.
  let plain: String
  /// The language in it: no blocks of code, and one backtick for every piece of code in a line.
  let prose: String

  init(_ field: FieldPath, _ source: String) {
    self.field = field
    self.source = source
    document = Document(parsing: source)
    plain = document.plainText
    prose = document.blocks.map(\.prose).joined(separator: "\n")
  }

  /// The number of words outside blocks of code; a piece of code in a line is one.
  ///
  /// Chinese and Japanese have no blanks between words; two characters count as a word there.
  var wordCount: Int {
    prose.split(whereSeparator: \.isWhitespace).reduce(0) { count, word in
      let isWide = { (character: Character) in DisplayWidth.of(character) == 2 }
      let ideographs = word.count { $0.isLetter && isWide($0) }
      let isWord = word.contains { ($0.isLetter && !isWide($0)) || $0.isNumber || $0 == "`" }
      return count + (isWord ? 1 : 0) + (ideographs + 1) / 2
    }
  }

  var codeBlocks: [CodeBlock] {
    document.blocks.flattened.compactMap { block in
      guard case .code(let language, let text) = block else { return nil }
      return CodeBlock(language: language, text: text)
    }
  }

  /// The pieces of code that stand in lines of text.
  var codeSpans: [String] {
    document.blocks.allInlines.flattened.compactMap { inline in
      if case .code(let text) = inline { text } else { nil }
    }
  }

  struct CodeBlock: Sendable, Equatable {
    let language: String?
    let text: String
  }
}

extension Block {
  fileprivate var prose: String {
    switch self {
    case .paragraph, .heading: inlines.replacingCode(by: "`").plainText
    case .table: inlines.replacingCode(by: "`").map(\.plainText).joined(separator: " ")
    case .list, .quote: children.map(\.prose).joined(separator: "\n")
    case .code, .thematicBreak, .html: ""
    }
  }
}

extension [Inline] {
  /// The same with a sign in the place of each piece of code.
  func replacingCode(by sign: String) -> [Inline] {
    replacing { inline in
      if case .code = inline { [.text(sign)] } else { nil }
    }
  }
}
