/// Turns the text of a leaf into inlines, the second of CommonMark's two phases.
struct InlineParser {
  /// A `[` or `![` that may begin a link or an image.
  private struct Bracket {
    let piece: Int
    let textStart: Int
    let isImage: Bool
    /// Whether another one follows, so that what stands between is no label.
    var hasInner = false
  }

  private let text: Scalars
  private let definitions: LinkDefinitions
  private let links: LinkScanner
  private var tags: TagScanner
  private var codeEnds: CodeEnds

  private var position = 0
  private var literal: Scalars = []
  private var pieces: [Piece] = []
  private var brackets: [Bracket] = []
  /// Brackets below stand before a link, and so cannot begin one around it.
  private var inactive = 0

  init(_ text: Scalars, _ definitions: LinkDefinitions) {
    self.text = text
    self.definitions = definitions
    links = LinkScanner(text)
    tags = TagScanner(text)
    codeEnds = CodeEnds(text)
  }

  mutating func parse() -> [Inline] {
    while position < text.count {
      step()
    }
    flush()
    return EmphasisResolver.resolve(pieces).inlines
  }

  private mutating func step() {
    let scalar = text[position]
    switch scalar {
    case "\\": addEscape()
    case "`": addCode()
    case "*", "_", "~": addRun(scalar)
    case "[": openBracket(isImage: false)
    case "!" where position + 1 < text.count && text[position + 1] == "[":
      openBracket(isImage: true)
    case "]": closeBracket()
    case "<": addAngle()
    case "&": addEntity()
    case "\n": addBreak(.softBreak)
    default: addLiteral(1 + text[(position + 1)...].prefix { !$0.isMarkup }.count)
    }
  }

  private mutating func addLiteral(_ count: Int) {
    literal.append(contentsOf: text[position..<(position + count)])
    position += count
  }

  private mutating func flush() {
    guard !literal.isEmpty else { return }
    pieces.append(.inline(Nested(.text(String(literal)))))
    literal = []
  }

  private mutating func add(_ inline: Inline, end: Int) {
    flush()
    pieces.append(.inline(Nested(inline)))
    position = end
  }

  private mutating func addEscape() {
    guard position + 1 < text.count else { return addLiteral(1) }
    if text[position + 1] == "\n" {
      position += 1
      addBreak(.hardBreak)
    } else if text[position + 1].isASCIIPunctuation {
      position += 1
      addLiteral(1)
    } else {
      addLiteral(1)
    }
  }

  private mutating func addEntity() {
    guard let entity = Unescaping.entity(in: text, at: position) else { return addLiteral(1) }
    literal.append(contentsOf: entity.text.unicodeScalars)
    position = entity.end
  }

  /// Adds a break at a line ending; two spaces before it make it a hard one.
  private mutating func addBreak(_ kind: Inline) {
    let isSoft = kind == .softBreak
    let spaces = isSoft ? text[..<position].reversed().prefix { $0 == " " }.count : 0
    literal.removeLast(min(spaces, literal.count))
    add(spaces >= 2 ? .hardBreak : kind, end: position + 1)
    while position < text.count, text[position].isBlank { position += 1 }
  }

  private mutating func addCode() {
    let length = text[position...].prefix { $0 == "`" }.count
    guard let end = codeEnds.next(ofLength: length, after: position) else {
      return addLiteral(length)
    }
    let content = text[(position + length)..<end].map { $0 == "\n" ? " " : $0 }
    let isPadded =
      content.first == " " && content.last == " " && content.contains { $0 != " " }
    add(.code(String(isPadded ? content.dropFirst().dropLast() : content[...])), end: end + length)
  }

  private mutating func addRun(_ sign: Unicode.Scalar) {
    let length = text[position...].prefix { $0 == sign }.count
    guard sign != "~" || length >= 2 else { return addLiteral(length) }
    let end = position + length
    let run = DelimiterRun(
      sign: sign, length: length, before: position > 0 ? text[position - 1] : " ",
      after: end < text.count ? text[end] : " ")
    flush()
    pieces.append(.run(run))
    position = end
  }

  private mutating func addAngle() {
    if let link = Autolink.scan(text, at: position) {
      add(.autolink(destination: link.destination, text: link.text), end: link.end)
    } else if let end = tags.tag(at: position) {
      add(.html(String(text[position..<end])), end: end)
    } else {
      addLiteral(1)
    }
  }

  private mutating func openBracket(isImage: Bool) {
    flush()
    let length = isImage ? 2 : 1
    if !brackets.isEmpty { brackets[brackets.count - 1].hasInner = true }
    brackets.append(
      Bracket(piece: pieces.count, textStart: position + length, isImage: isImage))
    addLiteral(length)
    flush()
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else { return addLiteral(1) }
    let isInactive = !bracket.isImage && brackets.count < inactive
    inactive = min(inactive, brackets.count)
    guard !isInactive, let (target, end) = target(of: bracket) else { return addLiteral(1) }
    flush()
    let contents = EmphasisResolver.resolve(pieces[(bracket.piece + 1)...])
    pieces.removeSubrange(bracket.piece...)
    let wrapped = Nested.wrap(contents) { inlines in
      bracket.isImage
        ? .image(source: target.destination, title: target.title, inlines)
        : .link(destination: target.destination, title: target.title, inlines)
    }
    pieces += wrapped.map { .inline($0) }
    if !bracket.isImage { inactive = brackets.count }
    position = end
  }

  /// What follows the `]`: `(destination)`, `[label]`, `[]` or nothing.
  private func target(of bracket: Bracket) -> (LinkTarget, Int)? {
    if let inline = links.inlineTarget(at: position + 1) { return (inline.target, inline.end) }
    let label = links.label(at: position + 1)
    if let label, !label.text.isEmpty {
      return definitions[label.text].map { ($0, label.end) }
    }
    guard !bracket.hasInner else { return nil }
    return definitions[text[bracket.textStart..<position]].map {
      ($0, label?.end ?? position + 1)
    }
  }
}

extension Unicode.Scalar {
  /// What a step of the parser looks at; between such signs stands text.
  fileprivate var isMarkup: Bool {
    switch self {
    case "\\", "`", "*", "_", "~", "[", "!", "]", "<", "&", "\n": true
    default: false
    }
  }
}
