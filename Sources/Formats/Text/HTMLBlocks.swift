internal import Markdown
internal import TextAnalysis

/// A tree of HTML as the blocks and inlines of Markdown.
struct HTMLBlocks {
  private var done: [Block] = []
  /// What belongs to the paragraph that is being read.
  private var line: [Inline] = []

  static func blocks(_ nodes: [HTMLNode]) -> [Block] {
    var reading = HTMLBlocks()
    nodes.forEach { reading.add($0) }
    reading.endParagraph()
    return reading.done
  }

  private mutating func add(_ node: HTMLNode) {
    guard case .element(let tag, let children) = node else { return line += Self.inlines(node) }
    switch tag.name {
    case "p", "section", "article", "figure", "dl", "details", "center":
      endParagraph()
      children.forEach { add($0) }
      endParagraph()
    case "div", "dt", "dd", "figcaption", "summary":
      // Editors make one of each line.
      breakLine()
      children.forEach { add($0) }
      breakLine()
    case "h1", "h2", "h3", "h4", "h5", "h6": add(.paragraph([.strong(Self.inlines(children))]))
    case "pre": add(Self.code(children))
    case "ul", "ol": add(Self.list(tag.name, children))
    case "blockquote": add(.quote(Self.blocks(children)))
    case "table": add(Self.table(children))
    case "hr": add(.thematicBreak)
    case "code" where HTMLNode.text(of: children).contains("\n"): add(Self.code(children))
    case "b", "i", "span", "font", "u", "em", "strong":
      if children.contains(where: \.isBlock) {
        children.forEach { add($0) }
      } else {
        line += Self.inlines(node)
      }
    default: line += Self.inlines(node)
    }
  }

  private mutating func add(_ block: Block) {
    endParagraph()
    done.append(block)
  }

  private mutating func breakLine() {
    if !line.isEmpty, line.last != .hardBreak { line.append(.hardBreak) }
  }

  private mutating func endParagraph() {
    let inlines = line.trimmed
    line = []
    if !inlines.isEmpty { done.append(.paragraph(inlines)) }
  }

  private static func code(_ children: [HTMLNode]) -> Block {
    var language: String?
    if case .element(let tag, _)? = children.first(where: { $0.isElement("code") }) {
      language = tag.attributes["class"]?.split(separator: " ")
        .first { $0.hasPrefix("language-") }.map { String($0.dropFirst(9)) }
    }
    return .code(
      language: language,
      text: HTMLNode.text(of: children).replacing(each: "\u{A0}", with: " ").trimmedLines)
  }

  private static func list(_ name: String, _ children: [HTMLNode]) -> Block {
    let items = children.compactMap { child -> [Block]? in
      if case .element(let tag, let content) = child, tag.name == "li" { return blocks(content) }
      return nil
    }
    return .list(
      List(kind: name == "ol" ? .ordered(start: 1) : .bullet, isTight: true, items: items))
  }

  private static func table(_ children: [HTMLNode]) -> Block {
    let rows = HTMLNode.elements("tr", in: children).map { row in
      row.compactMap { cell -> Table.Cell? in
        guard case .element(let tag, let content) = cell, ["td", "th"].contains(tag.name) else {
          return nil
        }
        return inlines(content).trimmed
      }
    }
    let width = rows.map(\.count).max() ?? 0
    let cells = rows.map { $0 + Array(repeating: [], count: width - $0.count) }
    guard let header = cells.first, width > 0 else { return .paragraph([]) }
    return .table(
      Table(
        alignments: Array(repeating: .none, count: width), header: header,
        rows: Array(cells.dropFirst())))
  }

  private static func inlines(_ nodes: [HTMLNode]) -> [Inline] { nodes.flatMap(inlines) }

  private static func inlines(_ node: HTMLNode) -> [Inline] {
    switch node {
    case .text(let text):
      let shown = HTMLText.collapsed(text).replacing(each: "\u{A0}", with: " ")
      return shown.isEmpty ? [] : [.text(shown)]
    case .element(let tag, let children):
      let inside = inlines(children)
      switch tag.name {
      case "br": return [.hardBreak]
      case "b", "strong": return wrapped(inside) { .strong($0) }
      case "i", "em", "var", "cite": return wrapped(inside) { .emphasis($0) }
      case "s", "del", "strike": return wrapped(inside) { .strikethrough($0) }
      case "code", "tt", "kbd", "samp":
        let code = HTMLText.collapsed(HTMLNode.text(of: children))
        return code.isEmpty ? [] : [.code(code)]
      case "a":
        guard let address = tag.attributes["href"], !address.isEmpty, !inside.plainText.isEmpty
        else { return inside }
        return [.link(destination: address, title: nil, inside)]
      case "img":
        return [
          .image(
            source: tag.attributes["src"] ?? "", title: nil, [.text(tag.attributes["alt"] ?? "")])
        ]
      case "sup": return inside.isEmpty ? [] : [.text("^")] + inside
      case "script", "style": return []
      default: return inside
      }
    }
  }

  private static func wrapped(_ inside: [Inline], _ wrap: ([Inline]) -> Inline) -> [Inline] {
    inside.trimmed.isEmpty ? inside : [wrap(inside)]
  }
}

extension HTMLNode {
  fileprivate func isElement(_ name: String) -> Bool {
    if case .element(let tag, _) = self { tag.name == name } else { false }
  }

  fileprivate var isBlock: Bool {
    guard case .element(let tag, let children) = self else { return false }
    return ["p", "div", "pre", "ul", "ol", "table", "blockquote"].contains(tag.name)
      || children.contains(where: \.isBlock)
  }

  /// The text with its line ends, as code has it.
  static func text(of nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .element(let tag, _) where tag.name == "br": "\n"
      case .element(let tag, let children): text(of: children) + (tag.name == "div" ? "\n" : "")
      }
    }.joined()
  }

  /// The children of every element of a name, at any depth.
  fileprivate static func elements(_ name: String, in nodes: [HTMLNode]) -> [[HTMLNode]] {
    nodes.flatMap { node -> [[HTMLNode]] in
      guard case .element(let tag, let children) = node else { return [] }
      return tag.name == name ? [children] : elements(name, in: children)
    }
  }
}

extension [Inline] {
  /// Without blanks at the ends of its lines, and without empty lines at both ends.
  fileprivate var trimmed: [Inline] {
    let lines = split(separator: .hardBreak, omittingEmptySubsequences: false).map { trimmed($0) }
    let rest = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    return [Inline](rest.joined(separator: [.hardBreak]))
  }

  private func trimmed(_ line: ArraySlice<Inline>) -> [Inline] {
    var line = [Inline](line)
    while case .text(let text)? = line.first {
      let rest = String(text.drop { $0 == " " })
      line[0] = .text(rest)
      if !rest.isEmpty { break }
      line.removeFirst()
    }
    while case .text(let text)? = line.last {
      let rest = String(text.reversed().drop { $0 == " " }.reversed())
      line[line.count - 1] = .text(rest)
      if !rest.isEmpty { break }
      line.removeLast()
    }
    return line
  }
}
