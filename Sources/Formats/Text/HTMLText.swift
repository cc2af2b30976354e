internal import Markdown
internal import TextAnalysis

/// Text with HTML in it, as Markdown that shows the same.
enum HTMLText {
  /// Tags that HTML does not have are text: `vector<int>` stays as it is.
  static func markdown(_ html: String) -> String {
    guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
      return PlainText.markdown(collapsed(html).trimmed)
    }
    return MarkdownFormatter.source(HTMLBlocks.blocks(HTMLNode.tree(html)))
  }

  /// Whether a text without a mark of its format is HTML: tags that close, or that break lines.
  static func isHTML(_ text: String) -> Bool {
    guard text.contains("<") else { return false }
    return HTMLNode.tokens(text).contains {
      switch $0 {
      case .close: true
      case .open(let tag): ["br", "p", "img", "div"].contains(tag.name)
      case .text: false
      }
    }
  }

  /// Blanks and line ends are one blank in HTML.
  static func collapsed(_ text: String) -> String {
    var result = ""
    var isBlank = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
      if isSpace, isBlank { continue }
      result.unicodeScalars.append(isSpace ? " " : scalar)
      isBlank = isSpace
    }
    return result
  }
}

/// A piece of HTML.
indirect enum HTMLNode {
  case text(String)
  case element(HTMLTag, [HTMLNode])

  /// Forgiving as browsers are: what is never closed ends with what it stands in.
  static func tree(_ html: String) -> [HTMLNode] {
    var open: [(tag: HTMLTag, children: [HTMLNode])] = [(HTMLTag(name: "", attributes: [:]), [])]
    func close() {
      let (tag, children) = open.removeLast()
      open[open.count - 1].children.append(.element(tag, children))
    }
    for token in tokens(html) {
      switch token {
      case .text(let text): open[open.count - 1].children.append(.text(text))
      case .open(let tag):
        if let same = HTMLTag.endedBy[tag.name],
          let place = open.lastIndex(where: { same.contains($0.tag.name) }),
          !open[place...].contains(where: { HTMLTag.walls.contains($0.tag.name) })
        {
          while open.count > place { close() }
        }
        if HTMLTag.empty.contains(tag.name) || open.count >= deepest {
          open[open.count - 1].children.append(.element(tag, []))
        } else {
          open.append((tag, []))
        }
      case .close(let name):
        if let place = open.lastIndex(where: { $0.tag.name == name }), place > 0 {
          while open.count > place { close() }
        }
      }
    }
    while open.count > 1 { close() }
    return open[0].children
  }

  /// No text that people read is nested deeper, and the tree is walked by calls.
  private static let deepest = 100
}

/// A tag that opens.
struct HTMLTag: Equatable {
  let name: String
  let attributes: [String: String]

  static let empty: Set<String> = [
    "br", "img", "hr", "input", "wbr", "col", "source", "meta", "link",
  ]
  /// Which open elements a tag ends before it begins.
  static let endedBy: [String: Set<String>] = [
    "li": ["li"], "p": ["p"], "div": ["p"], "ul": ["p"], "ol": ["p"], "pre": ["p"], "tr": ["tr"],
    "td": ["td", "th"], "th": ["td", "th"], "blockquote": ["p"], "table": ["p"],
    "dt": ["dt", "dd"],
    "dd": ["dt", "dd"],
  ]
  /// What keeps an end from reaching further out.
  static let walls: Set<String> = ["ul", "ol", "table", "blockquote"]
  /// Every name that is taken for a tag.
  static let known: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "script", "section",
    "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr", "article", "figure", "figcaption",
  ]
}
