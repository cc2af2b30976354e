internal import Markdown
internal import Questions
internal import TextAnalysis

/// What every question has to keep, whatever file it comes from, looked for in what would be shown.
enum Soundness {
  /// Why a question cannot be asked.
  struct Fault: Error {
    let reason: String
  }

  /// No question or answer comes near this; a mark that is never closed swallows a file.
  private static let longestText = 200_000

  /// Takes out what is never shown, and says so; throws what cannot be mended.
  static func mend(_ question: inout Question, picksOne: Bool) throws(Fault) -> [String] {
    var unseen: Set<String> = []
    func clean(_ text: String) -> String {
      guard text.unicodeScalars.contains(where: \.isNoText) else { return text }
      for scalar in text.unicodeScalars where scalar.isNoText { unseen.insert("U+\(scalar.code)") }
      return String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isNoText }))
    }
    question.prompt = clean(question.prompt)
    question.hint = question.hint.map(clean)
    question.tags = question.tags.map(clean).filter { !$0.trimmed.isEmpty }
    question.references = question.references.map { clean($0).trimmed }.filter { !$0.isEmpty }
    question.topic = clean(question.topic).trimmed
    let changes = try mend(&question.body, picksOne: picksOne, clean)
    for text in [question.prompt, question.hint ?? ""] + question.body.texts.map(\.text)
    where text.utf8.count > longestText {
      throw Fault(
        reason:
          "\"\(text.brief)\" goes on for more than \(longestText) bytes, so it is no question; "
          + "look for a quote or a mark that is never closed")
    }
    try require(question.prompt, "the question")
    for text in [question.prompt, question.hint ?? ""] + question.body.texts.map(\.text) {
      try refuseHidden(in: text)
    }
    let out =
      unseen.isEmpty ? [] : ["took out the unseen \(unseen.sorted().joined(separator: ", "))"]
    return changes + out
  }

  private static func mend(
    _ body: inout any QuestionBody, picksOne: Bool, _ clean: (String) -> String
  ) throws(Fault) -> [String] {
    switch body {
    case var choice as Choice:
      choice.explanation = clean(choice.explanation)
      choice.options = choice.options.map {
        Option(text: clean($0.text), isCorrect: $0.isCorrect, why: clean($0.why))
      }
      let changes = try mend(&choice, picksOne: picksOne)
      body = choice
      return changes
    case var open as OpenAnswer:
      open.answer = clean(open.answer)
      open.keyPoints = open.keyPoints.map { point in
        var point = point
        point.point = clean(point.point)
        point.accept = point.accept.map(clean)
        return point
      }
      open.followUps = open.followUps.map {
        FollowUp(ask: clean($0.ask), answer: $0.answer.map(clean))
      }
      try require(open.answer, "the answer")
      body = open
    case var short as ShortAnswer:
      short.explanation = clean(short.explanation)
      for index in short.blanks.indices {
        short.blanks[index].accept = short.blanks[index].accept.map { clean($0).trimmed }
          .filter { !$0.isEmpty }
      }
      guard !short.blanks.isEmpty, short.blanks.allSatisfy({ !$0.accept.isEmpty }) else {
        throw Fault(reason: "names no answer that is right")
      }
      body = short
    case var order as Ordering:
      order.explanation = clean(order.explanation)
      order.steps = order.steps.map(clean)
      for (index, step) in order.steps.enumerated() { try require(step, "step \(index + 1)") }
      let all = order.steps + order.distractors
      guard order.steps.count > 1, Set(all).count == all.count else {
        throw Fault(reason: "needs two steps or more, each of them once")
      }
      body = order
    default: break
    }
    return []
  }

  /// Two or more options that are seen and differ, of which one or more are right.
  private static func mend(_ choice: inout Choice, picksOne: Bool) throws(Fault) -> [String] {
    for (index, option) in choice.options.enumerated() {
      try require(option.text, "option \(index + 1)")
    }
    var changes: [String] = []
    var kept: [Option] = []
    for option in choice.options {
      guard let twin = kept.first(where: { $0.text == option.text }) else {
        kept.append(option)
        continue
      }
      guard twin.isCorrect == option.isCorrect else {
        throw Fault(reason: "the same option \"\(option.text.brief)\" is right and wrong")
      }
      changes.append("left out an option that was there twice")
    }
    choice.options = kept
    guard kept.count > 1 else {
      throw Fault(reason: "has \(counted(kept.count, "option")), needs at least 2")
    }
    let keys = choice.keys.count
    guard keys > 0 else { throw Fault(reason: "no option is marked as right") }
    guard keys == 1 || !picksOne else {
      throw Fault(reason: "\(keys) options are marked as right where one is to be picked")
    }
    return changes
  }

  private static func require(_ text: String, _ name: String) throws(Fault) {
    guard !shows(text) else { return }
    if text.contains(text: "![") || text.contains(text: "<img") {
      throw Fault(reason: "\(name) is only an image, which a terminal cannot show")
    }
    throw Fault(reason: "\(name) shows nothing")
  }

  /// A letter-turning character can hide from every filter behind an entity.
  private static func refuseHidden(in text: String) throws(Fault) {
    guard text.utf8.contains(0x26) else { return }
    let shown = Document(parsing: text).plainText.unicodeScalars
    if let hidden = shown.first(where: { $0.isNoText && $0.isDangerous }) {
      throw Fault(reason: "hides the character U+\(hidden.code) behind an entity; take it out")
    }
  }

  /// Whether a reader would see anything.
  static func shows(_ markdown: String) -> Bool {
    let isSimple = markdown.utf8.allSatisfy { ![0x26, 0x3C, 0x5B, 0x5C].contains($0) }
    if isSimple, markdown.utf8.contains(where: { (0x61...0x7A).contains($0 | 0x20) }) {
      return true
    }
    return Document(parsing: markdown).plainText.unicodeScalars.contains { $0.isSeen }
  }
}

extension Unicode.Scalar {
  /// Whether it is obeyed instead of shown, and is no end of a line.
  fileprivate var isNoText: Bool { isObeyed && self != "\n" && self != "\t" }

  fileprivate var isSeen: Bool {
    !isObeyed && !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
  }
}
