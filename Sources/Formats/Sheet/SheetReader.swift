internal import Markdown
internal import Questions
internal import TextAnalysis

/// Reads a study sheet in Markdown, as `prep export` writes it, back into questions.
///
/// A sheet is for people: accepted texts beside the first, phrases of key points and cases do not stand in it.
struct SheetReader: TextReader {
  private(set) var reading: FileReading
  private var topic: String?
  private var level: Level?
  /// In the order of the sheet, with the blocks of question and answer.
  private var questions: [Part] = []
  private var answers: [Int: [Block]] = [:]
  private var isOpen = false

  private struct Part {
    let number: Int
    let topic: String?
    let level: Level?
    var blocks: [Block] = []
  }

  mutating func read(_ text: SourceText) {
    for block in Document(parsing: text.text).blocks where !block.isComment { add(block) }
    take(lines: Self.headingLines(text))
  }

  /// Whether a text is such a sheet, or the beginning of one, of which the contents alone can be longer.
  static func isSheet(_ text: String, isCut: Bool) -> Bool {
    text.contains(text: "\n## Contents\n") && text.contains(text: "- [Question 1](#question-1)")
      && (isCut || text.contains(text: "\n#### Question 1\n"))
  }

  init(reading: FileReading) { self.reading = reading }

  /// Where each question begins.
  private static func headingLines(_ text: SourceText) -> [Int: Int] {
    let headings = MarkdownLines.lines(of: text).compactMap { line in
      line.heading.flatMap { number("Question", $0.text) }.map { ($0, line.number) }
    }
    return Dictionary(headings) { first, _ in first }
  }

  private static func number(_ word: String, _ title: String) -> Int? {
    title.hasPrefix(word + " ") ? Int(title.dropFirst(word.count + 1)) : nil
  }

  private mutating func add(_ block: Block) {
    guard case .heading(let depth, let inlines) = block, depth <= 4 else {
      if isOpen, !questions.isEmpty { questions[questions.count - 1].blocks.append(block) }
      if let open = openAnswer { answers[open, default: []].append(block) }
      return
    }
    let title = inlines.plainText
    (isOpen, openAnswer) = (false, nil)
    switch depth {
    case 2: topic = title
    case 3: level = Level(rawValue: title.lowercased())
    case 4:
      if let number = Self.number("Question", title) {
        questions.append(Part(number: number, topic: topic, level: level))
        isOpen = true
      } else {
        openAnswer = Self.number("Answer", title)
      }
    default: break
    }
  }

  private var openAnswer: Int?

  private mutating func take(lines: [Int: Int]) {
    for part in questions {
      let line = lines[part.number] ?? 1
      let cut = part.blocks.firstIndex { $0.beginsAnswer } ?? part.blocks.count
      let folded = part.blocks.dropFirst(cut + 1).filter { $0 != .html("</details>") }
      // The first block of an answer at the end leads back to its question.
      let apart = (answers[part.number] ?? []).dropFirst()
      guard !folded.isEmpty || !apart.isEmpty else {
        reading.refuse(line, "has no answer; export the sheet with its answers")
        continue
      }
      let answer = SheetAnswer(folded.isEmpty ? Array(apart) : Array(folded))
      let question = SheetQuestion(Array(part.blocks[..<cut]), isPointed: answer.namesLines)
      var draft = SourceDraft(line: line, prompt: question.prompt)
      (draft.id, draft.topic, draft.level) = (question.id, part.topic, part.level)
      (draft.hint, draft.references) = (question.hint, answer.references)
      do throws(SourceFault) {
        draft.answer = try answer.answer(to: question)
        reading.take(draft)
      } catch {
        reading.refuse(line, error.reason)
      }
    }
  }
}

extension Block {
  /// Such as what keeps Jekyll from looking into a sheet.
  fileprivate var isComment: Bool {
    if case .html(let text) = self { text.hasPrefix("<!--") } else { false }
  }

  /// A line in bold, a fold, or a link to the answers at the end.
  fileprivate var beginsAnswer: Bool {
    switch self {
    case .paragraph(let inlines):
      if inlines.count == 1, case .link(let destination, _, _) = inlines[0] {
        destination.hasPrefix("#answer-")
      } else {
        onlyStrong == "Answer"
      }
    case .html(let text): text.hasPrefix("<details") && text.contains(text: "<summary>Answer")
    default: false
    }
  }

  /// The words of a paragraph that is in bold as a whole.
  var onlyStrong: String? {
    guard case .paragraph(let inlines) = self, inlines.count == 1,
      case .strong(let words) = inlines[0]
    else { return nil }
    return words.plainText
  }

  /// The words in bold with a colon that a paragraph begins with, and the paragraph without them.
  var label: (name: String, rest: Block)? {
    guard case .paragraph(let inlines) = self, case .strong(let name)? = inlines.first,
      case let name = name.plainText, name.hasSuffix(":")
    else { return nil }
    var rest = Array(inlines.dropFirst())
    if case .text(let text)? = rest.first { rest[0] = .text(String(text.drop { $0 == " " })) }
    return (String(name.dropLast()), .paragraph(rest))
  }
}
