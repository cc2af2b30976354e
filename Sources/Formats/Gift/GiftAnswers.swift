internal import Questions
internal import TextAnalysis

/// What stands between the braces of a question.
struct GiftAnswers {
  private let text: String
  private let format: GiftText.Markup
  private let explanation: String

  init(_ answers: String, in question: GiftQuestion) {
    format = question.format
    // The last four signs begin what is said of the whole.
    if let mark = answers.places(of: "####").last {
      text = String(answers[..<mark.lowerBound]).trimmed
      explanation = GiftText.markdown(String(answers[mark.upperBound...]), format)
    } else {
      text = answers.trimmed
      explanation = ""
    }
  }

  /// How the question is asked, and what is not as it was.
  func asked() throws(SourceFault) -> (answer: SourceAnswer, changes: [String]) {
    // An essay, whose model answer, if there is one, is what is said of the whole.
    if text.isEmpty {
      return (.open(explanation.isEmpty ? SourceAnswer.noModelAnswer : explanation), [])
    }
    if text.hasPrefix("#") { return try numerical().asked() }
    if text.contains("~") { return try choice() }
    if text.hasPrefix("="), isMatching { return (try matching(), []) }
    if let truth = truth { return (truth, []) }
    return try short().asked()
  }

  /// Whether answers have an arrow, which means nothing in what is said of them.
  private var isMatching: Bool {
    Self.answers(of: text).answers.contains { Self.feedback($0.text).text.contains(text: "->") }
  }

  private func choice() throws(SourceFault) -> (SourceAnswer, [String]) {
    let parts = Self.answers(of: text)
    if !parts.lead.trimmed.isEmpty {
      throw SourceFault(
        "\"\(GiftText.plain(parts.lead).brief)\" stands before the first \"=\" or \"~\"")
    }
    let isSeveral = !parts.answers.contains { $0.sign == "=" }
    var changes: [String] = []
    let options = try parts.answers.map { (part) throws(SourceFault) in
      let (weight, rest) = Self.weight(part.text)
      let (text, why) = Self.feedback(rest)
      if part.sign == "=", weight != nil, weight != 100 {
        throw SourceFault("an answer is both right and worth a share; write \"~\" before the share")
      }
      if !isSeveral, part.sign == "~", let weight, weight > 0 {
        changes.append(
          "\"\(markdown(text).brief)\", worth \(GradedAnswers.percent(weight)) %, counts as wrong")
      }
      return Option(
        text: markdown(text), isCorrect: part.sign == "=" || (isSeveral && (weight ?? 0) > 0),
        why: markdown(why))
    }
    if options.count(where: { $0.isCorrect }) > 1, !isSeveral {
      throw SourceFault(
        "two answers begin with \"=\" where one is right; write \"\\=\" for a sign of the text")
    }
    return (.choice(options, explanation: explanation, picksOne: !isSeveral), changes)
  }

  private func matching() throws(SourceFault) -> SourceAnswer {
    var pairs: [(left: String, right: String)] = []
    var distractors: [String] = []
    for part in Self.answers(of: text).answers {
      guard let arrow = part.text.firstPlace(of: "->") else {
        throw SourceFault(
          "\"\(GiftText.plain(part.text).brief)\" has no \"->\" to what it belongs to")
      }
      let left = markdown(String(part.text[..<arrow.lowerBound]))
      let right = markdown(Self.feedback(String(part.text[arrow.upperBound...])).text)
      if left.isEmpty { distractors.append(right) } else { pairs.append((left, right)) }
    }
    guard pairs.count > 1 else { throw SourceFault("matching needs two pairs or more") }
    return .matching(pairs, distractors: distractors, explanation: explanation)
  }

  /// True or false, then what is said to whom is wrong, then to whom is right.
  private var truth: SourceAnswer? {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let isTrue: Bool
    switch parts[0].trimmed.uppercased() {
    case "T", "TRUE": isTrue = true
    case "F", "FALSE": isTrue = false
    default: return nil
    }
    let wrong = parts.count > 1 ? markdown(parts[1]) : ""
    let right = parts.count > 2 ? markdown(parts[2]) : ""
    return .truth(
      isTrue, whyTrue: isTrue ? right : wrong, whyFalse: isTrue ? wrong : right,
      explanation: explanation)
  }

  private func short() throws(SourceFault) -> GradedAnswers {
    let parts = Self.answers(of: text)
    if !parts.answers.isEmpty, !parts.lead.trimmed.isEmpty {
      throw SourceFault("\"\(GiftText.plain(parts.lead).brief)\" stands before the first \"=\"")
    }
    let answers = parts.answers.isEmpty ? [text] : parts.answers.map(\.text)
    let isEquation = answers.contains { $0.hasSuffix(" ") && $0.trimmed.isEmpty }
    if isEquation { throw SourceFault("an answer is empty; write \"\\=\" for a sign of the text") }
    return GradedAnswers(
      answers: answers.map { answer in
        let (weight, rest) = Self.weight(answer)
        let (text, why) = Self.feedback(rest)
        return GradedAnswer(
          text: GiftText.typed(text), share: weight ?? 100, why: markdown(why))
      }, explanation: explanation)
  }

  private func numerical() throws(SourceFault) -> GradedAnswers {
    let body = String(text.dropFirst()).trimmed
    let parts = Self.answers(of: body)
    let written: [(sign: Character, text: String)] =
      parts.answers.isEmpty ? [(sign: Character("="), text: body)] : parts.answers
    return GradedAnswers(
      answers: try written.map { (sign, answer) throws(SourceFault) in
        let (weight, rest) = Self.weight(answer)
        let (text, why) = Self.feedback(rest)
        let isAnything = sign == "~" || text.trimmed == "*"
        let number = isAnything ? "*" : try Self.number(GiftText.plain(text))
        return GradedAnswer(
          text: number, share: sign == "~" ? 0 : weight ?? 100, why: markdown(why),
          isRough: !isAnything && Double(number) == nil)
      }, explanation: explanation)
  }

  /// A number, one with a tolerance, or a range.
  private static func number(_ text: String) throws(SourceFault) -> String {
    let text = text.trimmed
    if let dots = text.firstPlace(of: "..") {
      let (low, high) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
      if Double(low.trimmed) != nil, Double(high.trimmed) != nil {
        return "\(low.trimmed) to \(high.trimmed)"
      }
    }
    let parts = text.split(separator: ":").map { String($0).trimmed }
    guard (1...2).contains(parts.count), parts.allSatisfy({ Double($0) != nil }) else {
      throw SourceFault("\"\(text.brief)\" is not a number, as the \"#\" before it says")
    }
    return parts.count == 1 || Double(parts[1]) == 0 ? parts[0] : "\(parts[0]) (± \(parts[1]))"
  }

  private func markdown(_ text: String) -> String { GiftText.markdown(text, format) }

  /// The answers, each with its sign, and what stands before the first.
  private static func answers(
    of text: String
  ) -> (lead: String, answers: [(sign: Character, text: String)]) {
    var lead = ""
    var answers: [(sign: Character, text: String)] = []
    for character in text {
      if character == "=" || character == "~" {
        answers.append((character, ""))
      } else if answers.isEmpty {
        lead.append(character)
      } else {
        answers[answers.count - 1].text.append(character)
      }
    }
    return (lead, answers)
  }

  /// A share such as `%50%` and what follows it.
  private static func weight(_ text: String) -> (weight: Double?, rest: String) {
    let words = text.trimmed
    guard words.hasPrefix("%"), let end = words.dropFirst().firstIndex(of: "%"),
      let weight = Double(words[words.index(after: words.startIndex)..<end])
    else { return (nil, words) }
    return (weight, String(words[words.index(after: end)...]))
  }

  private static func feedback(_ text: String) -> (text: String, why: String) {
    guard let mark = text.firstIndex(of: "#") else { return (text, "") }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }
}
