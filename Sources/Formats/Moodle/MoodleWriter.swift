internal import TextAnalysis
internal import Insight
internal import Markdown
internal import Questions
internal import StudySheet

/// Writes Moodle's XML; texts are marked as Markdown.
enum MoodleWriter {
  static func text(_ sheet: Sheet, _ study: Study) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
      + sheet.sections.map { section in
        category(section.title)
          + section.groups.flatMap(\.entries).map { question($0.question) }.joined()
      }.joined() + "</quiz>\n"
  }

  private static func category(_ title: String) -> String {
    """
    <question type="category">
    <category><text>\(escaped("$course$/top/" + title.replacing(each: "/", with: "-")))</text></category>
    </question>

    """
  }

  private static func question(_ question: Question) -> String {
    let choice = question.body as? Choice
    let words = choice == nil ? question.inWords : (prompt: question.prompt, answer: "")
    let lines = [
      "<question type=\"\(choice == nil ? "essay" : "multichoice")\">",
      "<name><text>\(escaped(question.slug))</text></name>",
      element("questiontext", words.prompt),
      element("generalfeedback", choice?.explanation ?? ""),
      "<idnumber>\(escaped(question.slug))</idnumber>",
      choice.map { "<single>\(!$0.asksForSeveral)</single>" },
      choice.map { $0.options.map { option($0, choice: choice) }.joined(separator: "\n") }
        ?? element("graderinfo", words.answer), question.hint.map { element("hint", $0) },
      question.tags.isEmpty
        ? nil
        : "<tags>\(question.tags.map { "<tag><text>\(escaped($0))</text></tag>" }.joined())</tags>",
      "</question>\n",
    ]
    return lines.compactMap(\.self).joined(separator: "\n")
  }

  private static func option(_ option: Option, choice: Choice?) -> String {
    let keys = choice?.keys.count ?? 1
    let fraction = option.isCorrect ? "\(Double(100_000 / keys) / 1000)" : keys > 1 ? "-100" : "0"
    let value = fraction.hasSuffix(".0") ? String(fraction.dropLast(2)) : fraction
    let feedback = option.why.isEmpty ? "" : element("feedback", option.why)
    return "<answer fraction=\"\(value)\" format=\"markdown\">"
      + "<text>\(escaped(option.text))</text>\(feedback)</answer>"
  }

  private static func element(_ name: String, _ text: String) -> String {
    "<\(name) format=\"markdown\"><text>\(escaped(text))</text></\(name)>"
  }

  private static func escaped(_ text: String) -> String { HTMLFormatter.escaped(text) }
}
