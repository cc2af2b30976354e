internal import TextAnalysis

// Other ways of writing the same, in which people write headings and boxes.

extension MarkdownLine {
  /// Where the heading begins that an item of a list holds; nil where it holds none, or one that would be the title
  /// of a page, which is rather a comment in some code.
  fileprivate var headingInItem: Int? {
    guard !isCode, let item = MarkdownItem(text), item.text.hasPrefix("##"),
      MarkdownLine(number: number, text: item.text, isCode: false).heading?.text.isEmpty == false
    else { return nil }
    return text.prefix { $0 != "#" }.count
  }

  /// The level that a line below a text gives it: a row of "=", or of more hyphens than part questions.
  fileprivate var underlining: Int? {
    let signs = text.trimmedAtEnd
    guard !isCode, signs.count > 1, let sign = signs.first, signs.allSatisfy({ $0 == sign }) else {
      return nil
    }
    return sign == "=" ? 1 : sign == "-" && signs.count > 3 ? 2 : nil
  }
}

extension [MarkdownLine] {
  /// The same with every heading behind a "#" at the beginning of a line.
  var withPlainHeadings: [MarkdownLine] { withoutUnderlines.withHeadingsOutOfLists }

  /// The same with a "#" before headings that a line is drawn under; places of lines stay as they are.
  var withoutUnderlines: [MarkdownLine] {
    var lines = self
    for (index, line) in enumerated() {
      guard let level = line.underlining, isParagraphOfOneLine(index - 1) else { continue }
      let words = self[index - 1]
      lines[index - 1] = words.withText(
        String(repeating: "#", count: level) + " " + words.text.trimmed)
      lines[index] = line.withText("")
    }
    return lines
  }

  /// The same with headings that items of a list hold as lines of their own, as many pages of questions have them.
  private var withHeadingsOutOfLists: [MarkdownLine] {
    var depth = 0
    return map { line in
      if let column = line.headingInItem {
        depth = column
        return line.withText(String(line.text.dropFirst(column)))
      }
      if line.heading != nil, line.indent < depth { depth = 0 }
      guard depth > 0 else { return line }
      let inside = line.outdented(by: depth)
      // What has a heading within an item is a part of its text.
      guard line.indent >= depth, let heading = inside.heading else { return inside }
      return inside.withText("**\(heading.text)**")
    }
  }

  private func isParagraphOfOneLine(_ index: Int) -> Bool {
    guard indices.contains(index) else { return false }
    let line = self[index]
    return !line.isCode && !line.isBlank && line.indent < 4 && line.heading == nil && !line.isRule
      && line.item == nil && !["|", ">", "<"].contains(where: line.text.trimmed.hasPrefix)
      && (index == 0 || self[index - 1].isBlank || self[index - 1].isRule)
  }

  /// The same with whole boxes before options where people left out a blank, as in `[]` and `[x]text`, if others
  /// of the list have such boxes.
  var withWholeBoxes: [MarkdownLine] {
    guard contains(where: { !$0.isCode && $0.item?.isTicked != nil }) else { return self }
    return map { line in
      guard !line.isCode, let item = line.item, item.isTicked == nil,
        let (box, whole) = Self.boxes.first(where: { item.text.hasPrefix($0.written) }),
        let place = line.text.firstPlace(of: box)
      else { return line }
      let rest = line.text[place.upperBound...]
      // A link, or a text in brackets.
      if let next = rest.first, "([:".contains(next) { return line }
      return line.withText(line.text[..<place.lowerBound] + whole + rest)
    }
  }

  private static var boxes: [(written: String, whole: String)] {
    [
      ("[]", "[ ] "), ("[ ]", "[ ] "), ("[x]", "[x] "), ("[X]", "[x] "),
      // As a Cyrillic keyboard writes it.
      ("[х]", "[x] "), ("[Х]", "[x] "),
    ]
  }
}

extension MarkdownItem {
  /// What stands behind the bullet and the box as Markdown shows it.
  var shownText: String { isTicked == nil ? text : text.withoutBlockMark }
}

extension String {
  /// Words behind a box as Markdown shows them: a mark that would begin a block is a sign there.
  var withoutBlockMark: String {
    let line = MarkdownLine(number: 1, text: self, isCode: false)
    if line.heading != nil || line.isRule || line.isQuote || line.item?.isOrdered == false {
      return "\\" + self
    }
    guard line.item != nil, let sign = firstIndex(where: { ".)".contains($0) }) else { return self }
    return self[..<sign] + "\\" + self[sign...]
  }
}
