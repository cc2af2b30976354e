internal import Questions
internal import TextAnalysis

/// Reads cards of hashcards and repeater: a line that begins with `Q:`, `A:` or `C:`, and what follows it.
///
/// https://github.com/eudoxia0/hashcards/blob/master/src/parser.rs: no fence keeps such a line from beginning
/// something.
struct HashcardsReader: TextReader {
  private(set) var reading: FileReading
  private var open: (mark: Character, line: Int, lines: [String])?
  private var question: (line: Int, text: String)?
  private var isBehindSeparator = false
  /// The first line behind a separator that belongs to no card.
  private var stray: Int?
  private var topic: String?

  mutating func read(_ text: SourceText) {
    read(text.lines)
  }

  init(reading: FileReading) { self.reading = reading }

  private mutating func read(_ lines: [String]) {
    var start = 0
    if lines.first?.trimmed == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" })
    {
      topic = lines[1..<end].compactMap(Self.name).first
      start = end + 1
    }
    for index in lines.indices.dropFirst(start) {
      let line = Self.withPlainMark(lines[index])
      if let mark = line.first, "QAC".contains(mark), line.dropFirst().first == ":" {
        refuseStray()
        begin(mark, index + 1, String(line.dropFirst(2)))
      } else if line.trimmed == "---" {
        refuseStray()
        end()
        endQuestion()
        isBehindSeparator = true
      } else if open != nil {
        open?.lines.append(line)
      } else if isBehindSeparator, stray == nil, !line.trimmed.isEmpty, !line.hasPrefix("#") {
        stray = index + 1
      }
    }
    refuseStray()
    end()
    endQuestion()
  }

  /// What stands above the first card, and headings, are for people.
  private mutating func refuseStray() {
    if let stray { reading.refuse(stray, "text that begins no card with \"Q:\" or \"C:\"") }
    stray = nil
  }

  /// `name = "…"` of the front matter.
  private static func name(_ line: String) -> String? {
    let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, parts[0] == "name" else { return nil }
    return parts[1].filter { $0 != "\"" }
  }

  /// Many pages have the marks in bold, as `**Q: …**` or `**A:** …`.
  static func withPlainMark(_ line: String) -> String {
    guard line.hasPrefix("**Q:") || line.hasPrefix("**A:") else { return line }
    var rest = String(line.dropFirst(2)).trimmedAtEnd
    if let end = rest.firstPlace(of: "**") { rest.removeSubrange(end) }
    return rest
  }

  private mutating func begin(_ mark: Character, _ line: Int, _ text: String) {
    end()
    if mark != "A" { endQuestion() }
    open = (mark, line, [text])
  }

  /// Ends the part that is being read.
  private mutating func end() {
    guard let (mark, line, lines) = open else { return }
    open = nil
    let text = lines.joined(separator: "\n").trimmed
    switch mark {
    case "Q": question = (line, text)
    case "A":
      guard let asked = question else {
        return reading.refuse(line, "an answer \"A:\" without a question \"Q:\" before it")
      }
      question = nil
      var draft = SourceDraft(line: asked.line, prompt: asked.text, .open(text))
      draft.topic = topic
      reading.take(draft)
    default: takeCloze(text, line)
    }
  }

  private mutating func endQuestion() {
    if let question { reading.refuse(question.line, "a question \"Q:\" without an answer \"A:\"") }
    question = nil
  }

  private mutating func takeCloze(_ text: String, _ line: Int) {
    let cloze = Self.cloze(text)
    if cloze.numbers.isEmpty {
      return reading.refuse(line, "a cloze \"C:\" without anything in [brackets] to leave out")
    }
    for number in cloze.numbers {
      var draft = SourceDraft(
        line: line, prompt: cloze.prompt(number), .open(cloze.answer(number)))
      draft.topic = topic
      reading.take(draft)
    }
  }

  /// Brackets are gaps, but for images and for those behind a backslash.
  static func cloze(_ text: String) -> Cloze {
    var pieces: [Cloze.Part] = []
    var plain = ""
    var gap: String?
    var previous: Character = " "
    var isImage = false
    var count = 0
    for character in text {
      switch character {
      case "[" where previous == "!" && gap == nil: (isImage, plain) = (true, plain + "[")
      case "[" where previous != "\\" && gap == nil && !isImage:
        pieces.append(.text(plain))
        plain = ""
        gap = ""
      case "]" where previous != "\\" && isImage: (isImage, plain) = (false, plain + "]")
      case "]" where previous != "\\" && gap != nil:
        count += 1
        pieces.append(.gap([.text(gap ?? "")], number: count, hint: nil))
        gap = nil
      default:
        if gap != nil { gap?.append(character) } else { plain.append(character) }
      }
      previous = character
    }
    return Cloze(pieces + [.text((gap.map { "[" + $0 } ?? "") + plain)])
  }
}
