internal import Questions
import Markdown
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

  var codeBlocks: [CodeBlock] { document.blocks.flatMap(\.codeBlocks) }

  /// The pieces of code that stand in lines of text.
  var codeSpans: [String] { document.blocks.flatMap(\.inlines).flatMap(\.codeSpans) }

  struct CodeBlock: Sendable, Equatable {
    let language: String?
    let text: String
  }
}

extension Block {
  /// The blocks directly inside.
  var children: [Block] {
    switch self {
    case .list(let list): list.items.flatMap(\.self)
    case .quote(let blocks): blocks
    case .paragraph, .heading, .code, .table, .thematicBreak, .html: []
    }
  }

  /// Every inline in the block that is not inside another inline.
  var inlines: [Inline] {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines
    case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap(\.self) }
    case .list, .quote: children.flatMap(\.inlines)
    case .code, .thematicBreak, .html: []
    }
  }

  fileprivate var prose: String {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.map(\.prose).joined()
    case .table: inlines.map(\.prose).joined(separator: " ")
    case .list, .quote: children.map(\.prose).joined(separator: "\n")
    case .code, .thematicBreak, .html: ""
    }
  }

  fileprivate var codeBlocks: [MarkdownText.CodeBlock] {
    if case .code(let language, let text) = self {
      [MarkdownText.CodeBlock(language: language, text: text)]
    } else {
      children.flatMap(\.codeBlocks)
    }
  }
}

extension Inline {
  /// The inlines directly inside.
  var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
      .link(_, _, let inlines), .image(_, _, let inlines):
      inlines
    case .text, .code, .autolink, .softBreak, .hardBreak, .html: []
    }
  }

  fileprivate var codeSpans: [String] {
    if case .code(let text) = self { [text] } else { children.flatMap(\.codeSpans) }
  }

  fileprivate var prose: String {
    switch self {
    case .code: "`"
    case .emphasis, .strong, .strikethrough, .link, .image: children.map(\.prose).joined()
    case .text, .autolink, .softBreak, .hardBreak, .html: plainText
    }
  }
}
