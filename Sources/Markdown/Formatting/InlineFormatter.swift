internal import TextAnalysis

/// Writes inlines as Markdown.
struct InlineFormatter {
  /// Where the text stands, which decides what has a meaning in it.
  enum Container {
    case paragraph, line, cell
  }

  /// How emphasis is written.
  enum Marks {
    case signs, tags
  }

  private let container: Container
  private let marks: Marks
  private var text = ""

  /// Writes a paragraph.
  static func lines(_ inlines: [Inline]) -> [String] {
    text(inlines, .paragraph).lines
  }

  /// Writes a text that has one line at its disposal.
  static func line(_ inlines: [Inline]) -> String {
    text(inlines, .line)
  }

  static func cell(_ inlines: [Inline]) -> String {
    text(inlines, .cell)
  }

  private static func text(_ inlines: [Inline], _ container: Container) -> String {
    let inlines = inlines.merged
    let isMarked = inlines.flattened.contains(where: \.isMarked)
    let marks: Marks = isMarked && !SignReading.isFaithful(to: inlines) ? .tags : .signs
    return text(inlines, container, marks)
  }

  static func text(_ inlines: [Inline], _ container: Container, _ marks: Marks) -> String {
    var formatter = InlineFormatter(container: container, marks: marks)
    formatter.add(inlines, isEnd: true)
    return formatter.text
  }

  private init(container: Container, marks: Marks) {
    self.container = container
    self.marks = marks
  }

  private mutating func add(_ inlines: [Inline], isEnd: Bool) {
    for (index, inline) in inlines.enumerated() {
      let next = index + 1 < inlines.count ? inlines[index + 1] : nil
      add(inline, endsLine: next.map(\.isBreak) ?? isEnd)
    }
  }

  private mutating func add(_ inline: Inline, endsLine: Bool) {
    switch inline {
    case .text(let words): addText(words, endsLine: endsLine)
    case .code(let code): text += CodeFormatter.span(code, isInCell: container == .cell)
    case .emphasis(let inlines): wrap(inlines, "*", "em")
    case .strong(let inlines): wrap(inlines, "**", "strong")
    case .strikethrough(let inlines): wrap(inlines, "~~", "del")
    case .link(let destination, let title, let inlines):
      addLink("[", inlines, destination, title)
    case .image(let source, let title, let inlines): addLink("![", inlines, source, title)
    case .autolink(_, let words): text += "<\(words)>"
    case .softBreak: text += hasLines ? "\n" : " "
    case .hardBreak: text += hasLines ? lineBreak : "<br>"
    case .html(let tag): text += tag
    }
  }

  /// Whether a line may end: not where there is but one, and not behind a tag, which could then be
  /// taken for a block of HTML.
  private var hasLines: Bool {
    container == .paragraph && marks == .signs
  }

  /// Two spaces, which even kramdown knows, unless they would leave the line blank.
  private var lineBreak: String {
    startsLine ? "\\\n" : "  \n"
  }

  private var startsLine: Bool {
    text.isEmpty || text.utf8.last == UInt8(ascii: "\n")
  }

  private mutating func wrap(_ inlines: [Inline], _ sign: String, _ tag: String) {
    text += marks == .signs ? sign : "<\(tag)>"
    add(inlines, isEnd: false)
    text += marks == .signs ? sign : "</\(tag)>"
  }

  private mutating func addLink(
    _ opening: String, _ inlines: [Inline], _ destination: String, _ title: String?
  ) {
    text += opening
    add(inlines, isEnd: false)
    text += "](" + Escaping.destination(destination)
    if let title { text += " \"" + Escaping.title(title) + "\"" }
    text += ")"
  }

  private mutating func addText(_ words: String, endsLine: Bool) {
    text += Escaping.text(words, startsLine: startsLine, endsLine: endsLine, in: container)
  }
}

extension [Inline] {
  /// The same with neighbouring texts made one, as a parser gives them.
  var merged: [Inline] {
    var result: [Inline] = []
    for inline in self {
      if case .text(let more) = inline, case .text(let words) = result.last {
        result[result.count - 1] = .text(words + more)
      } else if inline != .text("") {
        result.append(inline.merged)
      }
    }
    return result
  }
}

extension Inline {
  fileprivate var merged: Inline {
    guard case .autolink(let destination, let text) = self else { return map(\.merged) }
    return isAddress ? self : .link(destination: destination, title: nil, [.text(text)])
  }

  /// Whether it can stand between angle brackets, in a table and before Liquid as well.
  private var isAddress: Bool {
    guard case .autolink(_, let text) = self, !text.contains(where: { "{|\\".contains($0) }) else {
      return false
    }
    return Inline.address(text) == self
  }

  var isBreak: Bool {
    self == .softBreak || self == .hardBreak
  }

  fileprivate var isMarked: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough: true
    case .text, .code, .link, .autolink, .image, .softBreak, .hardBreak, .html: false
    }
  }
}
