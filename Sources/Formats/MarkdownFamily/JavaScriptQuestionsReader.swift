internal import Questions
internal import TextAnalysis

/// Reads the form of https://github.com/lydiahallie/javascript-questions: options by letters, the answer folded.
struct JavaScriptQuestionsReader {
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      for section in sections(MarkdownLines.lines(of: text)) { take(section, &reading) }
    }
  }

  private static func sections(_ lines: [MarkdownLine]) -> [QuizSection] {
    var sections: [QuizSection] = []
    for line in lines {
      if let heading = line.heading, let stem = stem(heading.text) {
        sections.append(QuizSection(line: line.number, level: heading.level, title: stem))
      } else if !sections.isEmpty {
        sections[sections.count - 1].add(line)
      }
    }
    return sections
  }

  /// A heading without its number and the dot behind it.
  private static func stem(_ heading: String) -> String? {
    var heading = heading
    // Anchors stand before some numbers.
    while heading.hasPrefix("<"), let end = heading.firstIndex(of: ">") {
      heading = String(heading[heading.index(after: end)...]).trimmed
    }
    let digits = heading.prefix(while: \.isNumber)
    guard !digits.isEmpty, heading.dropFirst(digits.count).first == "." else { return nil }
    return String(heading.dropFirst(digits.count + 1)).trimmed
  }

  private static func take(_ section: QuizSection, _ reading: inout FileReading) {
    let fold =
      section.body.firstIndex { !$0.isCode && $0.text.contains(text: "<details") }
      ?? section.body.firstIndex { answer($0) != nil } ?? section.body.count
    let options = lettered(Array(section.body[..<fold]))
    let folded = section.body[fold...]
    guard let key = folded.firstIndex(where: { answer($0) != nil }),
      let letters = answer(folded[key])
    else {
      return reading.refuse(
        section.line, "\"\(section.title.brief)\" has no heading with its answer")
    }
    let known = Set(options.options.map(\.letter))
    guard letters.allSatisfy(known.contains) else {
      return reading.refuse(folded[key].number, "the answer is none of the options")
    }
    var draft = SourceDraft(line: section.line)
    draft.prompt = [section.title, options.before.source].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
    let rest = folded[(key + 1)...].filter { $0.isCode || !isFold($0.text) && !$0.isRule }
    draft.answer = .choice(
      options.options.map {
        Option(text: $0.lines.source, isCorrect: letters.contains($0.letter), why: "")
      }, explanation: Array(rest.prefix { $0.isCode || $0.heading == nil }).source)
    reading.take(draft)
  }

  /// The letters of a heading such as `#### Answer: C`, whatever the language of its first word.
  private static func answer(_ line: MarkdownLine) -> [Character]? {
    guard let heading = line.heading,
      let colon = heading.text.lastIndex(where: { $0 == ":" || $0 == "：" })
    else { return nil }
    let letters = heading.text[heading.text.index(after: colon)...]
      .split { $0 == "," || $0 == " " || $0 == "&" }.filter { $0 != "and" }
    guard !letters.isEmpty, letters.allSatisfy({ $0.count == 1 && $0.first?.isUppercase == true })
    else { return nil }
    return letters.compactMap(\.first)
  }

  private static func isFold(_ text: String) -> Bool {
    let text = text.trimmed
    return ["<details", "</details", "<summary", "</summary", "<p>", "</p>"].contains(
      where: text.hasPrefix)
  }

  private static func lettered(
    _ lines: [MarkdownLine]
  ) -> (before: [MarkdownLine], options: [(letter: Character, lines: [MarkdownLine])]) {
    var before: [MarkdownLine] = []
    var options: [(letter: Character, lines: [MarkdownLine])] = []
    for line in lines {
      if let item = line.item, !item.isOrdered, let option = option(item.text) {
        options.append(
          (option.letter, [MarkdownLine(number: line.number, text: option.text, isCode: false)]))
      } else if options.isEmpty {
        before.append(line)
      } else {
        options[options.count - 1].lines.append(line.outdented(by: 2))
      }
    }
    return (before, options)
  }

  /// "A: `1`" as a letter and a text.
  private static func option(_ text: String) -> (letter: Character, text: String)? {
    guard let letter = text.first, letter.isASCII, letter.isUppercase,
      let sign = text.dropFirst().first, sign == ":" || sign == "：" || sign == "."
    else { return nil }
    return (letter, String(text.dropFirst(2)).trimmed)
  }
}
