internal import Questions
internal import TextAnalysis

/// Kinds that need a part of their own in the hand-written form: short answers and faulty lines.
enum QuizKinds {
  /// The body and what belongs to the prompt; nil when the question is of another kind.
  static func body(
    _ lead: [MarkdownLine], _ named: [QuizSection.Part: [MarkdownLine]]
  ) -> (body: any QuestionBody, prompt: [MarkdownLine])? {
    let explanation = (named[.explanation] ?? []).source
    for (part, isExact) in [(QuizSection.Part.accept, false), (.acceptExactly, true)] {
      guard let lines = named[part] else { continue }
      let blanks = MarkdownQuizReader.items(lines).map {
        Blank(accept: apart($0.text), isExact: isExact, why: $0.why)
      }
      return (ShortAnswer(blanks: blanks, explanation: explanation), lead)
    }
    if let lines = named[.inOrder] {
      let (steps, others) = (lines, named[.strangers] ?? [])
      return (
        Ordering(
          steps: MarkdownQuizReader.items(steps).map(\.text),
          distractors: MarkdownQuizReader.items(others).map(\.text), explanation: explanation),
        lead
      )
    }
    guard let lines = named[.faultyLines], let code = LastFence(lead) else { return nil }
    let faults = MarkdownQuizReader.items(lines).compactMap { item in
      Int(item.text.filter(\.isNumber)).map { FaultyLine.Fault(line: $0, why: item.why) }
    }
    let count = code.text.split(separator: "\n", omittingEmptySubsequences: false).count
    guard !faults.isEmpty, faults.allSatisfy({ (1...count).contains($0.line) }) else { return nil }
    return (
      FaultyLine(
        code: code.text, language: code.language, faults: faults, explanation: explanation),
      code.before + code.after
    )
  }

  /// Each accepted text of a blank, with a bar between.
  static func apart(_ text: String) -> [String] {
    text.pieces(partedBy: " | ").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// What the parts of a question of these kinds are, as they are written; nil where they cannot be.
  static func parts(
    _ body: any QuestionBody, isAlone: Bool = false
  ) -> (
    lead: String, parts: [(String, [(String, String)])]
  )? {
    switch body {
    case let short as ShortAnswer:
      let isExact = short.blanks.map(\.isExact)
      let accept = short.blanks.flatMap(\.accept)
      guard Set(isExact).count == 1,
        accept.allSatisfy({ !$0.contains("|") && !$0.contains("\n") && MarkdownItem($0) == nil })
      else { return nil }
      let items = short.blanks.map { ($0.accept.joined(separator: " | "), $0.why) }
      return ("", [(isExact[0] ? "Accept exactly" : "Accept", items)])
    case let fault as FaultyLine:
      let code = fault.code.hasSuffix("\n") ? String(fault.code.dropLast()) : fault.code
      guard !code.contains(text: "```") else { return nil }
      return (
        "```\(fault.language)\n\(code)\n```",
        [("Faulty lines", fault.faults.map { (String($0.line), $0.why) })]
      )
    case let order as Ordering:
      let strangers =
        order.distractors.isEmpty ? [] : [("Does not belong", order.distractors.map { ($0, "") })]
      // Below other text of the question a plain list would be taken for an answer.
      guard isAlone else { return ("", [("In order", order.steps.map { ($0, "") })] + strangers) }
      let steps = order.steps.enumerated().map { "\($0 + 1). \($1.indented(by: 3))" }
      return (steps.joined(separator: "\n"), strangers)
    default: return nil
    }
  }
}

/// The last block of fenced code among some lines.
struct LastFence {
  let language: String
  let text: String
  let before: [MarkdownLine]
  let after: [MarkdownLine]

  init?(of markdown: String) {
    guard let source = try? SourceText(Array(markdown.utf8)) else { return nil }
    self.init(MarkdownLines.lines(of: source))
  }

  init?(_ lines: [MarkdownLine]) {
    guard let start = lines.lastIndex(where: \.opensFence),
      let end = lines[start...].lastIndex(where: \.isCode), end > start
    else { return nil }
    language = lines[start].text.filter { $0 != "`" && $0 != "~" }.trimmed
    text = lines[(start + 1)..<end].map(\.text).joined(separator: "\n")
    before = Array(lines[..<start])
    after = Array(lines[(end + 1)...])
  }
}
