/// Writes blocks as HTML.
///
/// Pictures become links, so that a page needs nothing from the network.
package struct HTMLFormatter {
  private var slugs = Slugs()

  /// The blocks one after the other, each with a final line ending; headings have anchors as ``Slugs`` gives them.
  package static func text(_ blocks: [Block]) -> String {
    var formatter = HTMLFormatter()
    return formatter.text(blocks)
  }

  private mutating func text(_ blocks: [Block]) -> String {
    blocks.map { text($0) + "\n" }.joined()
  }

  private mutating func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let inlines): return "<p>\(Self.text(inlines))</p>"
    case .heading(let level, let inlines):
      let id = slugs.add(inlines.plainText)
      return "<h\(level) id=\"\(Self.escaped(id))\">\(Self.text(inlines))</h\(level)>"
    case .list(let list): return text(list)
    case .code(let language, let text):
      let attribute = language.map { " class=\"language-\(Self.escaped($0))\"" } ?? ""
      return "<pre><code\(attribute)>\(Self.escaped(text))</code></pre>"
    case .quote(let blocks): return "<blockquote>\n\(text(blocks))</blockquote>"
    case .table(let table): return Self.text(table)
    case .thematicBreak: return "<hr>"
    case .html(let text): return text
    }
  }

  private mutating func text(_ list: List) -> String {
    let name: String
    let start: String
    switch list.kind {
    case .bullet: (name, start) = ("ul", "")
    case .ordered(let number): (name, start) = ("ol", number == 1 ? "" : " start=\"\(number)\"")
    }
    let items = list.items.map { "<li>\(item($0, isTight: list.isTight))</li>\n" }
    return "<\(name)\(start)>\n\(items.joined())</\(name)>"
  }

  private mutating func item(_ blocks: [Block], isTight: Bool) -> String {
    var result = ""
    for block in blocks {
      if isTight, case .paragraph(let inlines) = block {
        result += Self.text(inlines) + "\n"
      } else {
        result += text(block) + "\n"
      }
    }
    return String(result.dropLast())
  }

  private static func text(_ table: Table) -> String {
    let head = row(table.header, "th", table.alignments)
    let body = table.rows.map { row($0, "td", table.alignments) }.joined()
    let tail = body.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n"
    return "<table>\n<thead>\n\(head)</thead>\n\(tail)</table>"
  }

  private static func row(
    _ cells: [Table.Cell], _ tag: String, _ alignments: [Table.Alignment]
  ) -> String {
    let cells = zip(cells, alignments).map { cell, alignment in
      let style = alignment == .none ? "" : " style=\"text-align: \(alignment)\""
      return "<\(tag)\(style)>\(text(cell))</\(tag)>"
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  private static func text(_ inlines: [Inline]) -> String {
    inlines.map(text).joined()
  }

  private static func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): escaped(text)
    case .code(let code): "<code>\(escaped(code))</code>"
    case .emphasis(let inlines): "<em>\(text(inlines))</em>"
    case .strong(let inlines): "<strong>\(text(inlines))</strong>"
    case .strikethrough(let inlines): "<del>\(text(inlines))</del>"
    case .link(let destination, let title, let inlines):
      link(destination, title, text(inlines.withoutImages))
    case .image(let source, let title, let inlines):
      link(source, title, escaped(inlines.plainText))
    case .autolink(let destination, let text): link(destination, nil, escaped(text))
    case .softBreak: "\n"
    case .hardBreak: "<br>\n"
    case .html(let tag): tag
    }
  }

  private static func link(_ destination: String, _ title: String?, _ content: String) -> String {
    let title = title.map { " title=\"\(escaped($0))\"" } ?? ""
    return "<a href=\"\(escaped(destination))\"\(title)>\(content)</a>"
  }

  /// Text that is neither a tag, nor an entity, nor the end of an attribute, nor a Liquid tag.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'", "{": result += Escaping.entity(character)
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

extension [Inline] {
  /// The same with the words of pictures in their place, because a link cannot stand in a link.
  fileprivate var withoutImages: [Inline] {
    replacing { inline in
      if case .image = inline { [.text(inline.plainText)] } else { nil }
    }
  }
}
