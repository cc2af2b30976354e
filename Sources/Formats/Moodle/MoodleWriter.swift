internal import Insight
internal import Markdown
internal import Questions
internal import StudySheet
internal import TextAnalysis

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
    let form = Form(question)
    let lines = [
      "<question type=\"\(form.type)\">",
      "<name><text>\(escaped(question.slug))</text></name>",
      element("questiontext", form.prompt),
      element("generalfeedback", form.explanation),
      "<idnumber>\(escaped(question.slug))</idnumber>",
    ]
    let tags = question.tags.map { "<tag><text>\(escaped($0))</text></tag>" }.joined()
    let rest = [
      question.hint.map { element("hint", $0) }, tags.isEmpty ? nil : "<tags>\(tags)</tags>",
      "</question>\n",
    ]
    return (lines + form.answers + rest.compactMap(\.self)).joined(separator: "\n")
  }

  /// The type of Moodle's that a question has, and what belongs to it.
  private struct Form {
    var type = "essay"
    var prompt: String
    var explanation = ""
    var answers: [String]

    init(_ question: Question) {
      prompt = question.prompt
      explanation = question.body.solution.explanation ?? ""
      if let choice = question.body as? Choice {
        type = "multichoice"
        answers =
          ["<single>\(!choice.asksForSeveral)</single>"]
          + choice.options.map { option($0, choice: choice) }
      } else if let blank = question.onlyBlank {
        type = "shortanswer"
        answers = ["<usecase>\(blank.isExact ? 1 : 0)</usecase>"] + MoodleWriter.answers(blank)
      } else if let order = question.body as? Ordering, order.distractors.isEmpty {
        type = "ordering"
        answers =
          ["<layouttype>VERTICAL</layouttype>", "<selecttype>ALL</selecttype>"]
          + order.steps.enumerated().map { place, step in
            "<answer fraction=\"\(place + 1).0000000\" format=\"markdown\">"
              + "<text>\(escaped(step))</text></answer>"
          }
      } else {
        let words = question.inWords
        (prompt, explanation) = (words.prompt, "")
        answers = [element("graderinfo", words.answer)]
      }
    }
  }

  /// Each accepted text, with the reason beside the first.
  private static func answers(_ blank: Blank) -> [String] {
    blank.accept.enumerated().map { place, text in
      let why = place == 0 && !blank.why.isEmpty ? element("feedback", blank.why) : ""
      return "<answer fraction=\"100\" format=\"plain_text\">"
        + "<text>\(escaped(Wildcard.escaped(text)))</text>\(why)</answer>"
    }
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
