internal import Markdown
internal import Questions
internal import TextAnalysis

/// What every question has to keep, whatever file it comes from, looked for in what would be shown.
///
/// What a bank file has to keep besides, each kind says itself (``Questions/Flaw``), so that whatever is taken can be
/// read again from a bank.
enum Soundness {
  /// Why a question cannot be asked.
  struct Fault: Error {
    /// The field of a bank file; nil where the sentence names it.
    var field: FieldPath?
    let reason: BankProblem.Reason

    init(_ field: FieldPath? = nil, _ reason: BankProblem.Reason) {
      self.field = field
      self.reason = reason
    }

    init(_ sentence: String) { reason = .unreadable(sentence) }
  }

  /// No question or answer comes near this; a mark that is never closed swallows a file.
  private static let longestText = 200_000

  /// Takes out what is never shown, and says so; throws what cannot be mended.
  static func mend(_ question: inout Question) throws(Fault) -> [String] {
    var unseen: Set<String> = []
    question = question.mapping { cleaned($0, &unseen) }
    let body = question.body.withoutTwins
    let hasTwins = !body.isEqual(to: question.body)
    question.body = body
    try refuseUnshown(question)
    if let flaw = question.flaws.first { throw Fault(flaw.field, flaw.reason) }
    return (hasTwins ? ["left out an option that was there twice"] : [])
      + (unseen.isEmpty ? [] : ["took out the unseen \(unseen.sorted().joined(separator: ", "))"])
  }

  /// The text as a bank holds it: without what is obeyed instead of shown, and empty where it says nothing.
  static func cleaned(_ text: String) -> String {
    var unseen: Set<String> = []
    return cleaned(text, &unseen)
  }

  private static func cleaned(_ text: String, _ unseen: inout Set<String>) -> String {
    var text = text
    if text.unicodeScalars.contains(where: \.isNoText) {
      for scalar in text.unicodeScalars where scalar.isNoText { unseen.insert("U+\(scalar.code)") }
      text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isNoText }))
    }
    return text.allSatisfy(\.isWhitespace) ? "" : text
  }

  private static func refuseUnshown(_ question: Question) throws(Fault) {
    let prompt = BodyText("prompt", question.prompt, .offered)
    let texts = [prompt, BodyText("hint", question.hint ?? "", .reason)] + question.body.texts
    for text in texts where text.text.utf8.count > longestText {
      throw Fault(
        "\"\(text.text.brief)\" goes on for more than \(longestText) bytes, so it is no question; "
          + "look for a quote or a mark that is never closed")
    }
    for text in texts where [.offered, .answer].contains(text.role) {
      try require(text.text, text.field.inWords)
    }
    for text in texts { try refuseHidden(in: text.text) }
  }

  private static func require(_ text: String, _ name: String) throws(Fault) {
    guard !shows(text) else { return }
    if text.contains(text: "![") || text.contains(text: "<img") {
      throw Fault("\(name) is only an image, which a terminal cannot show")
    }
    throw Fault("\(name) shows nothing")
  }

  /// A letter-turning character can hide from every filter behind an entity.
  private static func refuseHidden(in text: String) throws(Fault) {
    guard text.utf8.contains(0x26) else { return }
    let shown = Document(parsing: text).plainText.unicodeScalars
    if let hidden = shown.first(where: { $0.isNoText && $0.isDangerous }) {
      throw Fault("hides the character U+\(hidden.code) behind an entity; take it out")
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
