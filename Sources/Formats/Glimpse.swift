internal import TextAnalysis

/// The beginning of a file, by which its format is known.
package struct Glimpse: Sendable {
  let path: String
  /// Empty where it is no text.
  let text: String
  /// Whether the file goes on beyond it.
  private let isCut: Bool
  private let lines: [MarkdownLine]

  package init(_ bytes: [UInt8], path: String) {
    self.path = path.lowercased()
    isCut = bytes.count > Self.size
    let source = try? SourceText(Self.beginning(of: bytes))
    text = source?.text ?? ""
    lines = source.map { MarkdownLines.lines(of: $0) } ?? []
  }

  private static let size = 1 << 17

  /// Without the line that the limit cuts through.
  private static func beginning(of bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > size else { return bytes }
    let head = bytes.prefix(size)
    return Array(head.prefix(head.lastIndex(of: 0x0A).map { $0 + 1 } ?? size & ~1))
  }

  /// The format of the file: by what is in it, then by the end of its name.
  package var format: Format? {
    let readable = Format.lookupOrder
    let byContent = readable.filter { $0.sniff(self) }
    // A sheet of ours is known by its contents; other Markdown is written by hand.
    let byName = readable.first { $0 != .markdown && $0.ending(of: path) != nil }
    if let byName, byContent.isEmpty || byContent.contains(byName), !byName.isMarkdown {
      return byName
    }
    let isMarkdownFile = path.hasSuffix(".md") || path.hasSuffix(".markdown")
    return byContent.first ?? byName ?? (isMarkdownFile ? .quiz : nil)
  }

  private func hasLine(_ isWanted: (String) -> Bool) -> Bool {
    lines.contains { isWanted($0.text) }
  }

  private func count(_ isWanted: (String) -> Bool) -> Int { lines.count { isWanted($0.text) } }

  var isJSON: Bool { text.first { !$0.isWhitespace }.map { $0 == "{" || $0 == "[" } ?? false }

  var isMarkdown: Bool { !isJSON && !text.hasPrefix("<") }

  var hasHeading: Bool {
    lines.withPlainHeadings.contains { $0.heading?.text.isEmpty == false }
  }

  var isTable: Bool {
    guard let separator = TableRows.separator(of: text) else { return false }
    let rows = TableRows(text, separator: TableRows.said(in: text) ?? separator, atMost: 20).rows
    let first = rows.first { $0.cells.count > 1 }
    if let first, TableColumns(first.cells) != nil { return true }
    // A line without a tab goes on with the card above it.
    let widths = rows.filter { !$0.isEmpty }.map(\.cells.count)
    return separator == "\t" && widths.first == 2 && widths.allSatisfy { $0 <= 2 }
  }

  var isGift: Bool {
    if hasLine({ $0.hasPrefix("$CATEGORY:") }) { return true }
    return !hasHeading && GiftSigns.areIn(text)
  }

  var isAiken: Bool {
    if hasLine({ $0.hasPrefix("ANSWER:") }), hasLine({ AikenReader.option($0) != nil }) {
      return true
    }
    return !hasHeading && hasLine { $0.trimmed.lowercased().hasPrefix("answer:") }
      && hasLine { AikenReader.option($0.trimmed, isLoose: true) != nil }
  }

  var isAnkiText: Bool {
    if let first = lines.first?.text.lowercased(), first.hasPrefix("tags:"), text.contains("\t") {
      return true
    }
    let keys = ["#separator:", "#html:", "#notetype", "#deck", "#guid column:", "#columns:"]
    return lines.prefix(10).contains { line in
      keys.contains(where: line.text.lowercased().hasPrefix)
    }
  }

  var isLinkedIn: Bool {
    guard lines.contains(where: { !$0.isCode && $0.item?.isTicked != nil }) else { return false }
    let headings = lines.compactMap(\.heading)
    let labels = QuestionLabels(headings)
    let numbered = headings.count { labels.stem($0.text) != nil }
    guard numbered > 2 || headings.contains(where: { QuestionLabels.isQ($0.text) }) else {
      return false
    }
    return !QuizMarks.areIn(lines, questions: numbered)
  }

  var isSheet: Bool { SheetReader.isSheet(text, isCut: isCut) }

  var isJavaScriptQuestions: Bool {
    text.contains(text: "<details>")
      && (hasLine { $0.hasPrefix("- A:") || $0.hasPrefix("- A：") }
        || lines.contains { JavaScriptQuestionsReader.answer($0) != nil })
      && lines.contains { JavaScriptQuestionsReader.option($0) != nil }
  }

  var isHashcards: Bool {
    (hasLine { HashcardsReader.withPlainMark($0).hasPrefix("Q:") }
      && hasLine { HashcardsReader.withPlainMark($0).hasPrefix("A:") })
      || hasLine { $0.hasPrefix("C:") && $0.contains("[") }
      // A gap may be in a line below.
      || hasLine { $0.trimmedAtEnd == "C:" } && text.contains("[")
  }

  var isObsidian: Bool {
    ObsidianReader.isTagged(lines)
  }

  var isDetails: Bool {
    let folds = lines.count { !$0.isCode && $0.text.contains(text: "<summary>") }
    // Pages whose questions are items of a list fold something here and there.
    let questions =
      lines.withPlainHeadings.count { $0.heading != nil } - lines.count { $0.heading != nil }
    return folds > 1 && folds > questions
  }

  var isHascard: Bool {
    guard hasHeading,
      !lines.contains(where: {
        !$0.isCode && $0.item?.isTicked != nil && !$0.text.contains(text: "[*]")
      })
    else { return false }
    if hasLine({ $0.hasPrefix("[*]") || $0.hasPrefix("- [*]") }) { return true }
    return lines.split(whereSeparator: \.isRule).contains { card in
      HascardReader.isShuffled(Array(card)) || HascardReader.hasStars(Array(card))
    }
  }
}

extension Format {
  /// Those that can be read, the narrower ones first.
  static let lookupOrder: [Format] = [
    .openTrivia, .json, .moodle, .markdown, .anki, .javaScriptQuestions, .linkedIn, .obsidian,
    .hashcards,
    .aiken, .gift, .hascard, .details, .csv, .quiz,
  ]

  fileprivate var isMarkdown: Bool { self == .quiz || self == .markdown }
}
