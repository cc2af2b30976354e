internal import Markdown
internal import TextAnalysis

/// An element of an XML file with its text and the elements in it.
struct XMLElement {
  let name: String
  let line: Int
  private(set) var attributes: [String: String] = [:]
  fileprivate(set) var text = ""
  fileprivate(set) var children: [XMLElement] = []

  init(name: String, line: Int, attributes: [String: String] = [:]) {
    self.name = name
    self.line = line
    self.attributes = attributes
  }

  subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}

/// Why a file is no XML that can be read.
struct XMLFault: Error {
  let line: Int
  let reason: String
}

/// Reads elements, attributes, CDATA, the five entities and numbers of characters, and nothing else of XML.
///
/// Documents that define entities of their own could grow without end, so they are refused.
struct XMLReader {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// Elements whose text nobody wants, such as pictures of megabytes.
  private let skipped: Set<String>

  init(_ bytes: [UInt8], skipping skipped: Set<String> = []) {
    self.bytes = bytes
    self.skipped = skipped
  }

  mutating func root() throws(XMLFault) -> XMLElement {
    var open: [XMLElement] = []
    while place < bytes.count {
      guard bytes[place] == 0x3C else {
        try add(text(), to: &open)
        continue
      }
      if starts(with: "<?") {
        try skip(past: "?>")
      } else if starts(with: "<!--") {
        try skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        let text = try data()
        if !open.isEmpty { try add(text, to: &open) }
      } else if starts(with: "<!") {
        throw fault("has a DOCTYPE, which could define anything; take it out")
      } else if starts(with: "</") {
        let name = try closing()
        guard let element = open.popLast(), element.name == name else {
          throw fault("</\(name.brief)> closes what is not open")
        }
        if open.isEmpty { return element }
        open[open.count - 1].children.append(element)
      } else {
        let (element, isEmpty) = try opening()
        guard open.count < Self.deepest else { throw fault("elements are nested too deeply") }
        if !isEmpty {
          open.append(element)
        } else if open.isEmpty {
          return element
        } else {
          open[open.count - 1].children.append(element)
        }
      }
    }
    throw fault(
      open.last.map { "ends within <\($0.name)>, which opens in line \($0.line): it is cut off" }
        ?? "is not XML")
  }

  /// Adds text to the innermost element that is open.
  private func add(_ text: String, to open: inout [XMLElement]) throws(XMLFault) {
    if let last = open.indices.last {
      if !skipped.contains(open[last].name) { open[last].text += text }
    } else if !text.trimmed.isEmpty, text != "\u{FEFF}" {
      throw fault("text stands outside of every element")
    }
  }

  private static let deepest = 60

  private func fault(_ reason: String) -> XMLFault { XMLFault(line: line, reason: reason) }

  private func starts(with text: StaticString) -> Bool {
    let wanted = Array(text.description.utf8)
    return bytes[place...].prefix(wanted.count).elementsEqual(wanted)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == 0x0A { line += 1 }
      place += 1
    }
  }

  private mutating func skip(past end: StaticString) throws(XMLFault) {
    while place < bytes.count {
      if starts(with: end) { return advance(end.utf8CodeUnitCount) }
      advance()
    }
    throw fault("is cut off")
  }

  private mutating func text() -> String {
    let start = place
    while place < bytes.count, bytes[place] != 0x3C { advance() }
    return Unescaping.entities(in: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func data() throws(XMLFault) -> String {
    advance(9)
    let start = place
    while place < bytes.count, !starts(with: "]]>") { advance() }
    guard place < bytes.count else { throw fault("is cut off") }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    advance(3)
    return text
  }

  private mutating func closing() throws(XMLFault) -> String {
    advance(2)
    let name = name()
    skipBlanks()
    guard place < bytes.count, bytes[place] == 0x3E else {
      throw fault("is cut off, or is not XML")
    }
    advance()
    return name
  }

  private mutating func opening() throws(XMLFault) -> (XMLElement, isEmpty: Bool) {
    let start = line
    advance()
    let name = name()
    guard !name.isEmpty else { throw fault("a \"<\" begins no element; text has &lt; for it") }
    var attributes: [String: String] = [:]
    while true {
      skipBlanks()
      guard place < bytes.count else { throw fault("is cut off") }
      if starts(with: "/>") {
        advance(2)
        return (XMLElement(name: name, line: start, attributes: attributes), true)
      }
      if bytes[place] == 0x3E {
        advance()
        return (XMLElement(name: name, line: start, attributes: attributes), false)
      }
      let key = self.name()
      guard !key.isEmpty else { throw fault("<\(name.brief)> is not closed by \">\"") }
      attributes[key] = try value()
    }
  }

  private mutating func value() throws(XMLFault) -> String {
    skipBlanks()
    guard place < bytes.count, bytes[place] == 0x3D else {
      throw fault("an attribute has no value")
    }
    advance()
    skipBlanks()
    guard place < bytes.count, case let quote = bytes[place], quote == 0x22 || quote == 0x27 else {
      throw fault("an attribute has no quotation marks")
    }
    advance()
    let start = place
    while place < bytes.count, bytes[place] != quote { advance() }
    guard place < bytes.count else { throw fault("is cut off") }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    advance()
    return Unescaping.entities(in: text)
  }

  private mutating func name() -> String {
    let start = place
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { advance() }
  }
}
