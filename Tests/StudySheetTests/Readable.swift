import Markdown

@testable import StudySheet

/// What a reader gets: the words, with blanks as one, and the code to the letter.
struct Readable: Equatable {
  private(set) var words = ""
  private(set) var codes: [String] = []
  /// The kinds of the blocks, outside before inside, without the tags of the sheet itself.
  private(set) var shape: [String] = []

  init(_ blocks: [Block]) {
    words = blocks.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    add(blocks)
  }

  /// Whether fragments of Markdown stand here, in this order.
  func holds(_ fragments: [String]) -> Bool {
    var words = words.unicodeScalars[...]
    var codes = codes[...]
    for fragment in fragments.map({ Readable(Fragment.blocks($0)) }) {
      if !fragment.words.isEmpty {
        guard let range = words.firstRange(of: fragment.words.unicodeScalars) else { return false }
        words = words[range.upperBound...]
      }
      for code in fragment.codes {
        guard let index = codes.firstIndex(of: code) else { return false }
        codes = codes[(index + 1)...]
      }
    }
    return true
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      if let name = block.name { shape.append(name) }
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): add(inlines)
      case .list(let list):
        for item in list.items {
          shape.append("item of \(list.kind)")
          add(item)
        }
      case .code(let language, let text): codes.append("\(language ?? "")\n\(text)")
      case .quote(let blocks): add(blocks)
      case .table(let table): ([table.header] + table.rows).joined().forEach { add($0) }
      case .thematicBreak, .html: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .code(let code): codes.append(code)
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .image(_, _, let inlines):
        add(inlines)
      case .text, .autolink, .softBreak, .hardBreak, .html: break
      }
    }
  }
}

extension Block {
  fileprivate var name: String? {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .list: "list"
    case .code: "code"
    case .quote: "quote"
    case .table: "table"
    case .thematicBreak: "break"
    case .html: nil
    }
  }
}

/// Takes a written sheet apart at its headings.
enum SheetReader {
  static func parts(of document: Document) -> [String: Readable] {
    var parts: [String: Readable] = [:]
    var blocks: [Block] = []
    for block in document.blocks.reversed() {
      if case .heading(_, let inlines) = block {
        parts[inlines.plainText] = Readable(blocks.reversed())
        blocks = []
      } else {
        blocks.append(block)
      }
    }
    return parts
  }
}
