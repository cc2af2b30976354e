internal import Markdown

extension HTMLNode {
  enum HTMLToken {
    /// As it is meant: entities are resolved.
    case text(String)
    case open(HTMLTag)
    case close(String)
  }

  static func tokens(_ html: String) -> [HTMLToken] {
    var scanner = HTMLScanner(html)
    return scanner.tokens()
  }
}

/// Finds the tags of a text; what only looks like one stays text.
private struct HTMLScanner {
  private let source: [Unicode.Scalar]
  private var place = 0
  private var text: String.UnicodeScalarView = .init()
  private var found: [HTMLNode.HTMLToken] = []

  init(_ html: String) { source = Array(html.unicodeScalars) }

  mutating func tokens() -> [HTMLNode.HTMLToken] {
    while place < source.count {
      if source[place] == "<", let (token, end) = tag(at: place) {
        flush()
        if let token { found.append(token) }
        place = end
        if case .open(let tag)? = token, ["script", "style"].contains(tag.name) {
          skip(to: tag.name)
        }
      } else {
        text.append(source[place])
        place += 1
      }
    }
    flush()
    return found
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    found.append(.text(Unescaping.entities(in: String(text))))
    text = .init()
  }

  /// A tag of HTML or a comment, and what follows it; nil where none stands.
  private func tag(at start: Int) -> (HTMLNode.HTMLToken?, Int)? {
    if source[start...].starts(with: "<!--".unicodeScalars) { return (nil, commentEnd(start)) }
    var next = start + 1
    let closes = next < source.count && source[next] == "/"
    if closes { next += 1 }
    let name = word(&next)
    guard HTMLTag.known.contains(name) else { return nil }
    var attributes: [String: String] = [:]
    while next < source.count, source[next] != ">" {
      guard let (key, value) = attribute(&next) else { return nil }
      attributes[key] = value
    }
    guard next < source.count else { return nil }
    return (closes ? .close(name) : .open(HTMLTag(name: name, attributes: attributes)), next + 1)
  }

  private func commentEnd(_ start: Int) -> Int {
    var next = start + 4
    while next + 2 < source.count {
      if source[next] == "-", source[next + 1] == "-", source[next + 2] == ">" { return next + 3 }
      next += 1
    }
    return source.count
  }

  private func word(_ next: inout Int) -> String {
    let start = next
    while next < source.count, source[next].isASCII,
      source[next].properties.isAlphabetic
        || ("0"..."9").contains(source[next]) || source[next] == "-"
    {
      next += 1
    }
    return string(start..<next).lowercased()
  }

  /// Moves over blanks and one attribute; nil where none can stand.
  private func attribute(_ next: inout Int) -> (String, String)? {
    while next < source.count, source[next].properties.isWhitespace || source[next] == "/" {
      next += 1
    }
    guard next < source.count, source[next] != ">" else { return ("", "") }
    let key = word(&next)
    guard !key.isEmpty else { return nil }
    guard next < source.count, source[next] == "=" else { return (key, "") }
    next += 1
    guard next < source.count else { return nil }
    let quote = source[next]
    let isQuoted = quote == "\"" || quote == "'"
    if isQuoted { next += 1 }
    let start = next
    while next < source.count,
      isQuoted ? source[next] != quote : source[next] != ">" && source[next] != " "
    {
      next += 1
    }
    let value = string(start..<next)
    if isQuoted { next += 1 }
    return (key, Unescaping.entities(in: value))
  }

  /// Nobody reads scripts and styles.
  private mutating func skip(to name: String) {
    let end = Array("</\(name)".unicodeScalars)
    while place < source.count {
      if source[place...].prefix(end.count).map({ String($0).lowercased() })
        == end.map({ String($0) })
      {
        return
      }
      place += 1
    }
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: source[range])
    return String(view)
  }
}
