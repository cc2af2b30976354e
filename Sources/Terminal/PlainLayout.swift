/// Lays text out in lines of a width: paragraphs are wrapped at spaces, code keeps its lines.
package struct PlainLayout: Sendable {
  private let width: Int

  package init(width: Int) {
    self.width = width
  }

  /// The lines; the first begins with `lead`, the others are indented by as much.
  package func lines(_ text: String, lead: String = "") -> [String] {
    let room = max(8, width - lead.count)
    let indent = String(repeating: " ", count: lead.count)
    var lines: [String] = []
    var isCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else {
        lines +=
          isCode ? cut("  " + Self.visible(line), to: room) : wrap(Self.visible(line), to: room)
      }
    }
    return lines.enumerated().map { ($0 == 0 ? lead : indent) + $1 }
  }

  private func wrap(_ line: String, to room: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > room {
        lines.append(current)
        current = ""
      }
      current += current.isEmpty ? String(word) : " " + word
    }
    return (lines + [current]).flatMap { cut($0, to: room) }
  }

  private func cut(_ line: String, to room: Int) -> [String] {
    var lines: [String] = []
    var rest = line[...]
    repeat {
      lines.append(String(rest.prefix(room)))
      rest = rest.dropFirst(room)
    } while !rest.isEmpty
    return lines
  }

  /// Control characters as placeholders, so that no text can steer the terminal.
  package static func visible(_ line: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { scalar in
          switch scalar.value {
          case 9: " "
          case 0..<32, 127..<160, 0x202a...0x202e, 0x2066...0x2069: "\u{fffd}"
          default: scalar
          }
        }))
  }
}
