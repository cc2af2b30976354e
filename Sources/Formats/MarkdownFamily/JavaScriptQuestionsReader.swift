internal import Questions
internal import TextAnalysis

/// Reads the form of https://github.com/lydiahallie/javascript-questions: options by letters, the answer folded.
struct JavaScriptQuestionsReader {
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      let found = sections(MarkdownLines.lines(of: text))
      if found.isEmpty {
        reading.refuse(1, "has no heading with a number, such as \"###### 1. What is printed?\"")
      }
      for section in found { take(section, &reading) }
    }
  }

  /// A question begins with a heading that has a number, or is as deep as one that has and stands in no fold.
  private static func sections(_ lines: [MarkdownLine]) -> [QuizSection] {
    var sections: [QuizSection] = []
    var isFolded = false
    for line in lines {
      if !line.isCode, line.text.contains(text: "<details") { isFolded = true }
      if !line.isCode, line.text.contains(text: "</details") { isFolded = false }
      let heading = line.heading.map { (level: $0.level, text: withoutAnchor($0.text)) }
      let words = heading.flatMap { stem($0.text) }
      let isAsDeep = !isFolded && heading?.level == sections.first?.level
      if let heading, words != nil || isAsDeep {
        isFolded = false
        sections.append(
          QuizSection(line: line.number, level: heading.level, title: words ?? heading.text))
      } else if !sections.isEmpty {
        sections[sections.count - 1].add(line)
      }
    }
    return sections
  }

  /// A heading without the tags that stand before its words.
  private static func withoutAnchor(_ heading: String) -> String {
    var rest = heading[...]
    while rest.first == "<", let end = rest.firstIndex(of: ">") {
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    return String(rest)
  }

  /// A heading without its number and the dot behind it.
  private static func stem(_ heading: String) -> String? {
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
    let lead = options.before.filter { $0.isCode || !isFold($0.text) }
    draft.prompt = [section.title, lead.source].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
    let rest = folded[(key + 1)...].filter { $0.isCode || !isFold($0.text) && !$0.isRule }
    draft.answer = .choice(
      options.options.map {
        Option(text: $0.lines.source, isCorrect: letters.contains($0.letter), why: "")
      }, explanation: Array(rest.prefix { $0.isCode || $0.heading == nil }).source)
    reading.take(draft)
  }

  /// The letters of a heading such as `#### Answer: C`, whatever the language of its first word.
  static func answer(_ line: MarkdownLine) -> [Character]? {
    guard let text = line.heading?.text else { return nil }
    let words: [Substring]
    guard let colon = text.lastIndex(where: { $0 == ":" || $0 == "：" }) else {
      // "#### Answer C"
      words = text.split(separator: " ")
      guard words.count == 2 else { return nil }
      return letter(words[1]).map { [$0] }
    }
    words = text[text.index(after: colon)...]
      .split { $0 == "," || $0 == " " || $0 == "&" }.filter { $0 != "and" }
    let letters = words.compactMap { letter($0) }
    return !letters.isEmpty && letters.count == words.count ? letters : nil
  }

  /// A letter of any script by which an option is called; Arabic draws some of them out.
  private static func letter(_ name: Substring) -> Character? {
    let signs = name.filter { $0 != "\u{640}" }
    guard signs.count == 1, let letter = signs.first, letter.isLetter,
      letter.isUppercase || !letter.isCased
    else { return nil }
    return letter
  }

  private static func isFold(_ text: String) -> Bool {
    let text = text.trimmed
    return ["<details", "</details", "<summary", "</summary", "<p>", "</p>", "<div", "</div"]
      .contains(
        where: text.hasPrefix)
  }

  private static func lettered(
    _ lines: [MarkdownLine]
  ) -> (before: [MarkdownLine], options: [(letter: Character, lines: [MarkdownLine])]) {
    var before: [MarkdownLine] = []
    var options: [(letter: Character, lines: [MarkdownLine])] = []
    for line in lines {
      if let option = option(line) {
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

  /// "- A: `1`" as a letter and a text.
  static func option(_ line: MarkdownLine) -> (letter: Character, text: String)? {
    guard let item = line.item, !item.isOrdered,
      let sign = item.text.firstIndex(where: { ":：.".contains($0) }),
      let letter = letter(item.text[..<sign])
    else { return nil }
    let text = String(item.text[item.text.index(after: sign)...]).trimmed
    return (letter, text.withoutBlockMark)
  }
}
