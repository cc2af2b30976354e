internal import Questions
internal import TextAnalysis

/// Reads GIFT, in which Moodle and others write questions as text.
///
/// The rules are those of Moodle's reader, in its order:
/// https://docs.moodle.org/en/GIFT_format
struct GiftReader: TextReader {
  private(set) var reading: FileReading
  private var category: String?

  mutating func read(_ text: SourceText) {
    for block in GiftBlock.blocks(of: text) { read(block) }
  }

  init(reading: FileReading) { self.reading = reading }

  private mutating func read(_ block: GiftBlock) {
    if let path = block.category {
      category = GiftText.hidingEscapes(path).split(separator: "/").last { !$0.hasPrefix("$") }.map
      {
        GiftText.plain(String($0))
      }
      return
    }
    do throws(SourceFault) {
      let question = try GiftQuestion(block)
      guard let answers = question.answers else {
        return reading.refuse(block.line, "has no answers in braces, so it is a description")
      }
      var draft = SourceDraft(line: block.line, prompt: question.prompt)
      draft.id = question.name
      draft.topic = category
      draft.tags = block.tags
      draft.key = block.id
      (draft.answer, draft.changes) = try GiftAnswers(answers, in: question).asked()
      reading.take(draft)
    } catch {
      reading.refuse(block.line + error.lineOffset, error.reason)
    }
  }
}

/// The lines of a question between blank ones, without comments.
struct GiftBlock {
  /// From 1.
  let line: Int
  private(set) var text: String
  private(set) var comments: [String] = []

  static func blocks(of source: SourceText) -> [GiftBlock] {
    var blocks: [GiftBlock] = []
    var comments: [String] = []
    var isOpen = false
    for (index, line) in source.lines.enumerated() {
      let trimmed = line.trimmed
      if trimmed.hasPrefix("//") {
        if isOpen {
          blocks[blocks.count - 1].comments.append(trimmed)
        } else {
          comments.append(trimmed)
        }
      } else if trimmed.isEmpty {
        // Within braces a blank line parts nothing for most writers, though Moodle ends the question there.
        isOpen = false
      } else if isOpen {
        blocks[blocks.count - 1].text += "\n" + line
      } else {
        blocks.append(GiftBlock(line: index + 1, text: line, comments: comments))
        comments = []
        isOpen = !trimmed.hasPrefix("$CATEGORY:")
      }
    }
    return blocks
  }

  var category: String? {
    let words = text.trimmed
    guard words.hasPrefix("$CATEGORY:") else { return nil }
    return String(words.dropFirst("$CATEGORY:".count)).trimmed
  }

  /// What Moodle writes into comments, as in `// [tag:joins] [id:q7]`.
  var tags: [String] { marks("[tag:") }
  var id: String? { marks("[id:").first }

  private func marks(_ beginning: String) -> [String] {
    comments.flatMap { comment in
      comment.pieces(partedBy: beginning).dropFirst().compactMap { rest in
        rest.firstIndex(of: "]").map { String(rest[..<$0]).trimmed }
      }
    }
  }
}
