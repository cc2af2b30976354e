internal import Insight
internal import Questions
internal import StudySheet
internal import TextAnalysis

/// Writes the form in which people write questions by hand, so that reading it gives the same questions.
struct MarkdownQuizWriter {
  /// By their full names.
  private let topics: [(name: String, title: String)]

  static func text(_ sheet: Sheet, _ study: Study) -> String {
    let writer = Self(
      topics: sheet.sections.map { ($0.topic, $0.title) })
    let bank = sheet.entries.first.flatMap { study.library.bank(of: $0.question) }
    let questions = sheet.entries.map { writer.text($0.question) }
    return writer.frontMatter(bank?.name) + "\n" + questions.joined(separator: "\n---\n\n")
  }

  private func frontMatter(_ bank: String?) -> String {
    let fields = [
      bank.map { "bank: \($0)" }, topics.count == 1 ? topics.first.map(Self.topic) : nil,
    ]
    return "---\n" + fields.compactMap { $0.map { $0 + "\n" } }.joined() + "---\n"
  }

  /// The title, from which the slug follows, or both.
  private static func topic(_ name: String, _ title: String) -> String {
    let id = QuestionID(name).slug
    return "topic: " + (Slug.of(title) == id && !title.contains("(") ? title : "\(id) (\(title))")
  }

  private func text(_ question: Question) -> String {
    let (heading, rest) = Self.heading(
      Self.isWrittenAsItIs(question) ? question.prompt : question.inWords.prompt)
    let parts = [
      "# " + heading, comment(question), rest, question.hint.map(Self.quoted),
      Self.answer(question), Self.list("Also asked as", question.askedAs),
      Self.list("References", question.references.map { "<\($0)>" }),
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.map { $0 + "\n" }
      .joined(separator: "\n").replacing(text: "# \n", with: "#\n")
  }

  /// The first line where it is a paragraph of its own; else a heading that says nothing.
  private static func heading(_ prompt: String) -> (String, String) {
    let lines = prompt.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let first = lines.first.map(String.init) ?? ""
    let rest = lines.count > 1 ? String(lines[1]) : ""
    let written = MarkdownLine(number: 1, text: "# " + first, isCode: false).heading?.text
    let isAlone = rest.isEmpty || rest.hasPrefix("\n")
    let isText =
      written == first && !first.isEmpty && MarkdownItem(first) == nil
      && !["#", ">", "`", "~", "|", "<", "    "].contains(where: first.hasPrefix)
    guard isAlone, isText else { return ("", kept(prompt)) }
    return (first, kept(String(rest.drop { $0 == "\n" })))
  }

  private func comment(_ question: Question) -> String {
    let topic = topics.count > 1 ? topics.first { $0.name == question.topicName } : nil
    let fields: [String?] = [
      "id: \(question.slug)", topic.map(Self.topic),
      question.statedLevel.map { "level: \($0.rawValue)" }, Self.field("tags", question.tags),
      Self.field("covers", question.covers),
      Self.field("former", question.formerIDs.map { QuestionID($0).slug }),
      Self.field("related", question.related.map { QuestionID($0).slug }),
      question.revision > 1 ? "revision: \(question.revision)" : nil,
      question.since.map { "since: \($0)" }, question.until.map { "until: \($0)" },
    ]
    return "<!--\n" + fields.compactMap { $0.map { $0 + "\n" } }.joined() + "-->"
  }

  private static func field(_ name: String, _ values: [String]) -> String? {
    values.isEmpty ? nil : "\(name): \(values.joined(separator: ", "))"
  }

  private static func answer(_ question: Question) -> String {
    if let choice = question.body as? Choice { return self.choice(choice) }
    if let own = QuizKinds.parts(question.body, isAlone: isHeading(question.prompt)) {
      let parts = own.parts.map { name, items in
        list(
          name,
          items.map { text, why in
            text.indented(by: 2) + (why.isEmpty ? "" : "\n  " + quoted(why).indented(by: 2))
          })
      }
      return
        ([own.lead] + parts + [part("Explanation", kept(question.body.solution.explanation ?? ""))])
        .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    let solution = question.body is OpenAnswer ? question.body.solution : Solution()
    let points = solution.keyPoints.map { point in
      kept(point.point).indented(by: 2)
        + (point.accept + point.mention.map { "~ \($0)" } + point.contradict.map { "! \($0)" })
        .map { "\n  > \($0)" }.joined()
    }
    return [
      part("Answer", kept(question.inWords.answer)), list("Key points", points),
      list(
        "Follow-up questions",
        solution.followUps.map { followUp in
          kept(followUp.ask).indented(by: 2)
            + (followUp.answer.map { "\n  " + quoted($0).indented(by: 2) } ?? "")
        }),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Whether the prompt is a heading and nothing else.
  private static func isHeading(_ prompt: String) -> Bool {
    let (heading, rest) = heading(prompt)
    return !heading.isEmpty && rest.isEmpty
  }

  private static func isWrittenAsItIs(_ question: Question) -> Bool {
    question.body is Choice || QuizKinds.parts(question.body) != nil
  }

  private static func choice(_ choice: Choice) -> String {
    let options = choice.options.enumerated().map { index, option in
      let marker = choice.asksForSeveral ? "-" : "\(index + 1)."
      let blanks = String(repeating: " ", count: marker.count + 1)
      let box = option.isCorrect ? "[x]" : "[ ]"
      let text = option.text
      let isPlain =
        MarkdownItem(text) == nil
        && !["#", ">", "`", "~", "|", "<", " "]
          .contains(where: text.hasPrefix)
        || (text.hasPrefix("`") && !text.hasPrefix("```"))
      let first = isPlain ? " " : "\n" + blanks
      let why = reason(option).indented(by: blanks.count)
      return "\(marker) \(box)\(first)\(text.indented(by: blanks.count))\(why)"
    }
    return [options.joined(separator: "\n"), kept(choice.explanation)]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The reason below an option, set apart from a quote in which the option itself ends.
  private static func reason(_ option: Option) -> String {
    let last = option.text.split(separator: "\n").last.map { String($0).trimmed } ?? ""
    if last.hasPrefix(">") { return "\n\n" + quoted(option.why) }
    return option.why.isEmpty ? "" : "\n" + quoted(option.why)
  }

  private static func part(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : "**\(name)**\n\n\(text)"
  }

  private static func list(_ name: String, _ items: [String]) -> String {
    part(name, items.map { "- " + $0 }.joined(separator: "\n"))
  }

  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  /// Lines that would part or begin a question, as others that show the same.
  private static func kept(_ text: String) -> String {
    guard ["---", "#", "=="].contains(where: text.contains(text:)),
      let source = try? SourceText(Array(text.utf8))
    else { return text }
    return MarkdownLines.lines(of: source).withoutUnderlines.map { line in
      if line.isRule { return "___" }
      if let heading = line.heading, heading.level == 1 { return "## " + heading.text }
      return line.text
    }.joined(separator: "\n")
  }
}
