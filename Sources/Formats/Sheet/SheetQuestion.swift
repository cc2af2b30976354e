internal import Markdown
internal import Questions
internal import TextAnalysis

/// What a study sheet says of a question before its answer.
struct SheetQuestion {
  private(set) var id: String?
  private(set) var prompt = ""
  private(set) var hint: String?
  /// What is offered, by its letters; empty where words are typed.
  private(set) var options: [String] = []
  private(set) var isOrder = false
  /// Code with the numbers of its lines, where those are pointed at.
  private(set) var code: (language: String, text: String)?

  /// Lines are pointed at where the answer names lines; facts, with its id, are not everywhere.
  init(_ blocks: [Block], isPointed: Bool, hasFacts: Bool = true) {
    var blocks = blocks
    if hasFacts, case .paragraph(let facts)? = blocks.last, case .code(let name)? = facts.first {
      id = name
      blocks.removeLast()
    }
    if let place = blocks.lastIndex(where: { $0.label?.name == "Hint" }),
      let label = blocks[place].label
    {
      hint = MarkdownFormatter.source([label.rest] + blocks[(place + 1)...])
      blocks.removeSubrange(place...)
    }
    takeNote(&blocks)
    takeOffered(&blocks, isPointed)
    let gap = ShortAnswer.gap.map { "\\\($0)" }.joined()
    prompt = MarkdownFormatter.source(blocks).replacing(text: gap, with: ShortAnswer.gap)
  }

  /// What the sheet adds below options and steps.
  private mutating func takeNote(_ blocks: inout [Block]) {
    guard case .paragraph(let inlines)? = blocks.last, inlines.count == 1,
      case .emphasis(let words) = inlines[0]
    else { return }
    let note = words.plainText
    isOrder = note.hasPrefix("Put them in order")
    if isOrder || note == "Several are right." { blocks.removeLast() }
  }

  private mutating func takeOffered(_ blocks: inout [Block], _ isPointed: Bool) {
    if case .list(let list)? = blocks.last, list.kind == .bullet {
      let labels = list.items.map { $0.first?.label }
      let letters = labels.indices.map { Unicode.Scalar(UInt8(min($0, 25) + 0x41)) }
      guard labels.map({ $0?.name }) == letters.map({ String($0) }) else { return }
      options = zip(labels, list.items).map { label, item in
        MarkdownFormatter.source(
          ([label?.rest].compactMap(\.self) + item.dropFirst()).filter {
            $0 != .paragraph([])
          })
      }
      blocks.removeLast()
    } else if isPointed, case .code(let language, let text)? = blocks.last,
      let lines = Self.unnumbered(text)
    {
      code = (language ?? "", lines)
      blocks.removeLast()
    }
  }

  /// Lines without the numbers before them; nil where they have none.
  static func unnumbered(_ text: String) -> String? {
    var lines: [Substring] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let rest = line.drop { $0 == " " }
      let digits = rest.prefix(while: \.isNumber)
      guard Int(digits) == index + 1 else { return nil }
      let body = rest.dropFirst(digits.count)
      guard body.isEmpty || body.hasPrefix("  ") || body == " " else { return nil }
      lines.append(body.dropFirst(2))
    }
    return lines.joined(separator: "\n")
  }
}
