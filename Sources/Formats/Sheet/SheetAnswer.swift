internal import Markdown
internal import Questions
internal import StudySheet
internal import TextAnalysis

/// What a study sheet says of an answer: what is right, why, and what belongs to it.
struct SheetAnswer {
  private var right: String?
  /// By what they are about, such as "A is right"; under "" where there is but one.
  private var reasons: [String: String] = [:]
  private var words: [Block] = []
  private var titled: [String: [[Block]]] = [:]

  private static let titles = [
    "Accepted", "Key points", "Follow-up questions", "You answered", "References",
  ]

  init(_ blocks: [Block]) {
    var title: String?
    for block in blocks {
      if let name = block.onlyStrong, Self.titles.contains(name) {
        title = name
      } else if let name = title, case .list(let list) = block {
        titled[name] = list.items
        title = nil
      } else if words.isEmpty, right == nil, let label = block.label, label.name == "Right" {
        right = MarkdownFormatter.source([label.rest])
      } else if right != nil, reasons.isEmpty, words.isEmpty, case .list(let list) = block {
        takeReasons(list.items)
      } else {
        words.append(block)
      }
    }
  }

  private mutating func takeReasons(_ items: [[Block]]) {
    for item in items {
      let label = item.first?.label
      let name = label?.name ?? ""
      let blocks = ([label?.rest ?? item.first].compactMap(\.self) + item.dropFirst())
      reasons[name] = MarkdownFormatter.source(blocks)
    }
  }

  var references: [String] {
    (titled["References"] ?? []).map { blocks in
      if case .paragraph(let inlines)? = blocks.first, inlines.count == 1,
        case .link(let destination, _, _) = inlines[0]
      {
        return destination
      }
      return MarkdownFormatter.source(blocks).filter { !"<>".contains($0) }
    }
  }

  var namesLines: Bool { right?.hasPrefix("line ") == true }

  private var explanation: String { MarkdownFormatter.source(words) }

  func answer(to question: SheetQuestion) throws(SourceFault) -> SourceAnswer {
    guard let right else { return open }
    let names = right.split(separator: ",").map { String($0).trimmed }
    if !question.options.isEmpty { return try picked(names, question) }
    if question.code != nil { return pointed(names, question) }
    if let accepted = titled["Accepted"] {
      return .own(ShortAnswer(blanks: blanks(accepted), explanation: explanation))
    }
    let gaps = question.prompt.places(of: ShortAnswer.gap).count
    let texts = gaps > 1 && gaps == names.count ? names : [right]
    return .own(
      ShortAnswer(
        blanks: texts.enumerated().map { place, text in
          Blank(
            accept: [Document(parsing: text).plainText], isExact: false,
            why: reasons[String(place + 1)] ?? (texts.count == 1 ? reasons[""] : nil) ?? "")
        }, explanation: explanation))
  }

  /// Each item is a blank, with its texts as code.
  private func blanks(_ items: [[Block]]) -> [Blank] {
    items.enumerated().map { place, item in
      var inlines: [Inline] = []
      if case .paragraph(let words)? = item.first { inlines = words }
      let texts = inlines.compactMap { if case .code(let text) = $0 { text } else { nil } }
      return Blank(
        accept: texts, isExact: inlines.plainText.hasPrefix(QuestionComposer.exactMark),
        why: reasons[String(place + 1)] ?? (items.count == 1 ? reasons[""] : nil) ?? "")
    }
  }

  private func picked(
    _ names: [String], _ question: SheetQuestion
  ) throws(SourceFault) -> SourceAnswer {
    let places = names.compactMap { TableColumns.place($0) }
    guard places.count == names.count, places.allSatisfy(question.options.indices.contains) else {
      throw SourceFault("the answer \"\((right ?? "").brief)\" is none of the options")
    }
    if question.isOrder {
      let strangers = question.options.indices.filter { !places.contains($0) }
      return .order(
        places.map { question.options[$0] }, distractors: strangers.map { question.options[$0] },
        explanation: explanation)
    }
    return .choice(
      question.options.enumerated().map { place, text in
        let letter = String(Unicode.Scalar(UInt8(0x41 + place % 26)))
        return Option(
          text: text, isCorrect: places.contains(place),
          why: reasons["\(letter) is right"] ?? reasons["\(letter) is wrong"] ?? "")
      }, explanation: explanation)
  }

  private func pointed(_ names: [String], _ question: SheetQuestion) -> SourceAnswer {
    let faults = names.compactMap { name in
      Int(name.dropFirst(5)).map { FaultyLine.Fault(line: $0, why: reasons[name] ?? "") }
    }
    return .own(
      FaultyLine(
        code: question.code?.text ?? "", language: question.code?.language ?? "", faults: faults,
        explanation: explanation))
  }

  private var open: SourceAnswer {
    .open(
      explanation,
      keyPoints: (titled["Key points"] ?? []).map {
        KeyPoint(point: MarkdownFormatter.source($0).withoutBox, accept: [])
      },
      followUps: (titled["Follow-up questions"] ?? []).map { blocks in
        let rest = Array(blocks.dropFirst())
        return FollowUp(
          ask: MarkdownFormatter.source(Array(blocks.prefix(1))),
          answer: rest.isEmpty ? nil : MarkdownFormatter.source(rest))
      })
  }
}

extension String {
  /// Without the box to be ticked.
  fileprivate var withoutBox: String {
    for box in ["[ ] ", "\\[ \\] ", "\\<input type=\"checkbox\"> "] where hasPrefix(box) {
      return String(dropFirst(box.count))
    }
    return self
  }
}
