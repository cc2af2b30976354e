internal import Questions
internal import TextAnalysis

/// Reads the cards of https://github.com/Yvee1/hascard: a heading and a text, a list or gaps, with `---` between.
struct HascardReader {
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      let lines = MarkdownLines.lines(of: text)
      for card in lines.split(whereSeparator: \.isRule) { take(Array(card), &reading) }
    }
  }

  private static func take(_ card: [MarkdownLine], _ reading: inout FileReading) {
    let lines = card.trimmed
    guard let first = lines.first else { return }
    guard let heading = first.heading else { return takeGaps(lines, "", &reading) }
    let body = Array(lines.dropFirst())
    var draft = SourceDraft(line: first.number, prompt: heading.text)
    if let list = boxes(body) ?? stars(body) {
      draft.prompt = [heading.text, list.before.source].filter { !$0.isEmpty }.joined(
        separator: "\n\n")
      draft.answer = .choice(list.options)
    } else if let steps = steps(body) {
      draft.answer = .order(steps)
    } else if gaps(body.source).numbers.isEmpty {
      draft.answer = .open(body.source)
    } else {
      return takeGaps(body, heading.text, &reading, line: first.number)
    }
    reading.take(draft)
  }

  /// `- wrong` and `* right`.
  private static func stars(
    _ lines: [MarkdownLine]
  ) -> (before: [MarkdownLine], options: [Option])? {
    options(lines) { line in
      guard let item = line.item, !item.isOrdered, "-*".contains(item.bullet) else { return nil }
      return (item.bullet == "*", item.text)
    }
  }

  /// `[ ] wrong` and `[*] right`, with a bullet or without.
  private static func boxes(
    _ lines: [MarkdownLine]
  ) -> (before: [MarkdownLine], options: [Option])? {
    options(lines) { line in
      guard !line.isCode else { return nil }
      let text =
        (MarkdownItem(line.text).map { $0.isTicked == nil ? $0.text : line.text.trimmed }
        ?? line.text.trimmed).drop { "-* ".contains($0) }
      for (box, isRight) in [("[*]", true), ("[x]", true), ("[ ]", false)] where text.hasPrefix(box)
      {
        return (isRight, String(text.dropFirst(3)).trimmed)
      }
      return nil
    }
  }

  /// Options with at least one that is right; a list without a star is a text.
  private static func options(
    _ lines: [MarkdownLine], _ read: (MarkdownLine) -> (Bool, String)?
  ) -> (before: [MarkdownLine], options: [Option])? {
    guard let start = lines.firstIndex(where: { read($0) != nil }) else { return nil }
    var options: [Option] = []
    for line in lines[start...] where !line.isBlank {
      if let (isRight, text) = read(line) {
        options.append(Option(text: text, isCorrect: isRight, why: ""))
      } else {
        options[options.count - 1].text += "\n" + line.text.trimmed
      }
    }
    return options.contains(where: \.isCorrect) ? (Array(lines[..<start]), options) : nil
  }

  /// Items whose numbers say where they belong.
  private static func steps(_ lines: [MarkdownLine]) -> [String]? {
    numbered(lines)?.sorted { $0.number < $1.number }.map(\.text)
  }

  /// Whether a card holds items whose numbers are in no order: no other dialect would mean the numbers.
  static func isShuffled(_ card: [MarkdownLine]) -> Bool {
    guard let heading = card.firstIndex(where: { $0.heading != nil }),
      let numbers = numbered(Array(card[(heading + 1)...]))?.map(\.number)
    else { return false }
    return numbers != numbers.sorted()
  }

  /// Whether a card is a heading with one list, of which some items have a star and others a hyphen.
  static func hasStars(_ card: [MarkdownLine]) -> Bool {
    let lines = card.trimmed
    guard lines.first?.heading != nil, !lines.dropFirst().contains(where: { $0.heading != nil })
    else { return false }
    let list = lines.drop { $0.item == nil }.filter { !$0.isBlank }
    let items = list.compactMap(\.item)
    return items.count == list.count && items.allSatisfy { $0.indent == 0 && !$0.isOrdered }
      && Set(items.map(\.bullet)) == ["-", "*"]
  }

  /// Items that are numbered from 1 on, in the order of the file; nil where something else stands among them.
  private static func numbered(_ lines: [MarkdownLine]) -> [(number: Int, text: String)]? {
    let items = lines.filter { !$0.isBlank }.map { line -> (number: Int, text: String)? in
      let text = line.text.trimmed.drop { $0 == "(" }
      let digits = text.prefix(while: \.isNumber)
      guard !line.isCode, let number = Int(digits), let sign = text.dropFirst(digits.count).first,
        ".)".contains(sign)
      else { return nil }
      return (number, String(text.dropFirst(digits.count + 1)).trimmed)
    }
    let known = items.compactMap(\.self)
    guard known.count > 1, known.count == items.count,
      known.map(\.number).sorted() == Array(1...known.count)
    else { return nil }
    return known
  }

  private static func takeGaps(
    _ lines: [MarkdownLine], _ heading: String, _ reading: inout FileReading, line: Int? = nil
  ) {
    let number = line ?? lines[0].number
    let cloze = gaps(lines.source)
    guard !cloze.numbers.isEmpty else {
      return reading.refuse(number, "a card without a heading \"# …\" and without gaps")
    }
    let prompt = cloze.pieces.map { if case .text(let text) = $0 { text } else { Cloze.gap } }
      .joined()
    let blanks = cloze.pieces.compactMap { piece in
      if case .gap(let inside, _, _) = piece {
        Cloze(inside).filled.split(separator: "|").map { String($0).trimmed }
      } else {
        nil
      }
    }
    reading.take(
      SourceDraft(
        line: number,
        prompt: [heading, prompt].filter { !$0.isEmpty }.joined(separator: "\n\n"), .short(blanks)))
  }

  /// `_word|other word_`; an underscore within a word begins nothing.
  private static func gaps(_ text: String) -> Cloze {
    var pieces: [Cloze.Part] = []
    var plain = ""
    var rest = text[...]
    var count = 0
    var isCode = false
    while let character = rest.first {
      let isWordBefore = plain.last.map { $0.isLetter || $0.isNumber } ?? false
      if character == "`" { isCode.toggle() }
      if character == "_", !isCode, !isWordBefore, let end = rest.dropFirst().firstIndex(of: "_"),
        case let inside = rest[rest.index(after: rest.startIndex)..<end], !inside.isEmpty,
        !inside.contains("\n"), inside.first?.isWhitespace == false
      {
        count += 1
        pieces += [.text(plain), .gap([.text(String(inside))], number: count, hint: nil)]
        plain = ""
        rest = rest[rest.index(after: end)...]
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    return Cloze(pieces + [.text(plain)])
  }
}
