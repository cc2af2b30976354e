internal import Insight
internal import Questions
internal import StudySheet
internal import TextAnalysis

/// Writes GIFT, as Moodle reads it; texts are marked as Markdown.
enum GiftWriter {
  static func text(_ sheet: Sheet, _ study: Study) -> String {
    sheet.sections.map { section in
      "$CATEGORY: \(GiftText.escaped(section.title.replacing(each: "/", with: "-")))\n\n"
        + section.groups.flatMap(\.entries).map { question($0.question) + "\n" }.joined(
          separator: "\n")
    }.joined(separator: "\n")
  }

  private static func question(_ question: Question) -> String {
    let tags = question.tags.map { "[tag:\($0.replacing(each: "]", with: ")"))]" }
    let comment = tags.isEmpty ? "" : "// \(tags.joined(separator: " "))\n"
    let isNative = question.body is Choice || blank(question) != nil
    let prompt = GiftText.escaped(isNative ? question.prompt : question.inWords.prompt)
    // "${" is how code begins a name in a text, so that readers ask what is meant.
    let apart = prompt.hasSuffix("$") ? " " : ""
    return "\(comment)::\(question.slug)::[markdown]\(prompt)\(apart){\(answers(question))}\n"
  }

  private static func answers(_ question: Question) -> String {
    if let blank = blank(question) { return short(question, blank) }
    guard let choice = question.body as? Choice else {
      return "####" + GiftText.escaped(question.inWords.answer)
    }
    let share = shares(choice)
    let options = choice.options.enumerated().map { index, option in
      "\n\(share[index])\(GiftText.escaped(option.text))"
        + (option.why.isEmpty ? "" : "#" + GiftText.escaped(option.why))
    }
    let explanation =
      choice.explanation.isEmpty ? "" : "\n####" + GiftText.escaped(choice.explanation)
    return options.joined() + explanation + "\n"
  }

  /// What GIFT can say of a short answer; an arrow in it would make pairs of it.
  private static func blank(_ question: Question) -> Blank? {
    question.onlyBlank.flatMap { blank in
      blank.isExact || blank.accept.contains { $0.contains(text: "->") } ? nil : blank
    }
  }

  private static func short(_ question: Question, _ blank: Blank) -> String {
    // An arrow, even in what is said of an answer, makes Moodle look for pairs.
    let isBeside = !blank.why.contains(text: "->")
    let why = isBeside && !blank.why.isEmpty ? "#" + GiftText.escaped(blank.why) : ""
    let answers = blank.accept.enumerated().map { place, text in
      "\n=\(GiftText.escaped(Wildcard.escaped(text)))" + (place == 0 ? why : "")
    }
    let explanation = [isBeside ? "" : blank.why, question.body.solution.explanation ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
    return answers.joined()
      + (explanation.isEmpty ? "" : "\n####" + GiftText.escaped(explanation)) + "\n"
  }

  /// One right answer begins with "=", several with the share that each is worth.
  private static func shares(_ choice: Choice) -> [String] {
    guard choice.asksForSeveral else { return choice.options.map { $0.isCorrect ? "=" : "~" } }
    let share = (100_000 / choice.keys.count)
    let whole = share / 1000
    let rest = String(share % 1000)
    let text =
      share % 1000 == 0
      ? "\(whole)" : "\(whole)." + String(repeating: "0", count: 3 - rest.count) + rest
    return choice.options.map { $0.isCorrect ? "~%\(text)%" : "~%-100%" }
  }
}
