internal import Questions
internal import TextAnalysis

/// A list of options, or of steps, as it stands in a Markdown file.
struct OptionList {
  let isOrdered: Bool
  /// Each with its box and its lines, outdented.
  private(set) var items: [Item] = []
  /// The lines before and after the list.
  private(set) var before: [MarkdownLine] = []
  private(set) var after: [MarkdownLine] = []

  struct Item {
    let line: Int
    let isTicked: Bool?
    /// Of an ordered list.
    let number: Int?
    var lines: [MarkdownLine]

    /// The text without the quote at its end, which is the reason.
    var text: String { parts.text.source }
    var why: String { parts.quote.map(\.unquoted).source }

    private var parts: (text: [MarkdownLine], quote: [MarkdownLine]) { lines.splitAtLastQuote }
  }

  /// The first list of the lines whose items `isWanted`; nil when there is none.
  init?(_ lines: [MarkdownLine], where isWanted: (MarkdownItem) -> Bool) {
    guard
      let start = lines.firstIndex(where: { !$0.isIndentedCode && $0.item.map(isWanted) == true }),
      let first = lines[start].item
    else { return nil }
    isOrdered = first.isOrdered
    before = Array(lines[..<start])
    var next = start
    while next < lines.count {
      let line = lines[next]
      if let item = line.item, item.indent < first.width, item.isOrdered == first.isOrdered,
        isWanted(item), !line.isIndentedCode
      {
        let head = MarkdownLine(
          number: line.number, text: item.shownText, isCode: line.isCode,
          opensFence: line.opensFence)
        items.append(
          Item(line: line.number, isTicked: item.isTicked, number: item.number, lines: [head]))
      } else if line.isBlank || line.indent > first.indent {
        items[items.count - 1].lines.append(line)
      } else {
        break
      }
      next += 1
    }
    after = Array(lines[next...])
    outdent(by: first.width)
  }

  /// Lines that belong to an item stand as deep as its text, or deeper when somebody likes that better.
  private mutating func outdent(by width: Int) {
    for index in items.indices {
      let rest = items[index].lines.dropFirst()
      let least = rest.filter { !$0.isBlank }.map(\.indent).min() ?? 0
      let depth = least >= width ? min(least, width + 4) : least
      items[index].lines =
        items[index].lines.prefix(1)
        + rest.map {
          $0.isBlank ? $0 : $0.outdented(by: least >= width + 4 ? depth : min(least, width))
        }
    }
  }

  /// Gives an item the lines that follow the list.
  mutating func moveAfter(_ count: Int, toItem index: Int) {
    items[index].lines += after.prefix(count)
    after.removeFirst(count)
  }

  /// The numbers of its items where they do not go up, so that the order of the items may be another one.
  var shuffledNumbers: [Int]? {
    let numbers = items.compactMap(\.number)
    return numbers == numbers.sorted() ? nil : numbers
  }

  /// A line that breaks a list of options: an item without a box among them, or something that is no item.
  var breach: Int? {
    guard let first = after.first, let last = items.last?.lines.last else { return nil }
    let isAttached = !last.isBlank && first.item?.isOrdered == isOrdered
    let goesOn = after.prefix { $0.isBlank || $0.item != nil || $0.indent > 0 }
      .contains { $0.item?.isTicked != nil }
    return isAttached || goesOn ? first.number : nil
  }

  var options: [Option] {
    items.map { Option(text: $0.text, isCorrect: $0.isTicked == true, why: $0.why) }
  }
}

extension MarkdownLine {
  /// Within a fence that an item has not opened.
  fileprivate var isIndentedCode: Bool { isCode && !opensFence }

  var isQuote: Bool { !isCode && text.trimmed.hasPrefix(">") }

  /// What is quoted.
  var unquoted: MarkdownLine {
    guard let sign = text.firstIndex(of: ">") else { return self }
    let rest = text[text.index(after: sign)...]
    return MarkdownLine(
      number: number, text: String(rest.first == " " ? rest.dropFirst() : rest), isCode: isCode)
  }
}

extension [MarkdownLine] {
  /// What stands before the quote that the lines end in, and that quote.
  var splitAtLastQuote: (text: [MarkdownLine], quote: [MarkdownLine]) {
    let lines = trimmed
    let start = lines.lastIndex { !$0.isQuote }.map { $0 + 1 } ?? 0
    return (Array(lines[..<start]), Array(lines[start...]))
  }
}
