package import JSON

/// A choice question: one option is picked, or all that are right.
package struct Choice: QuestionBody {
  /// As stored; they are shuffled when shown.
  package var options: [Option]
  /// Markdown; empty where there is none.
  package var explanation: String

  package init(options: [Option], explanation: String) {
    self.options = options
    self.explanation = explanation
  }

  package static let kind = Kind(
    "choice", title: "multiple choice", minutes: 2,
    judged:
      "Right when all options are picked that are, and no other. The score is the hits less the "
      + "false alarms.")
  package static let fieldNames = ["options", "explanation"]

  package init?(reading fields: inout FieldReader) {
    let drafts: [OptionDraft] = fields.requiredList("options")
    let explanation = fields.optionalText("explanation") ?? ""
    let options = drafts.compactMap(\.option)
    guard options.count == drafts.count else { return nil }
    self.init(options: options, explanation: explanation)
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "options", value: .list(options.map(\.json))),
      JSON.Field(name: "explanation", value: .text(explanation)),
    ]
  }

  package var texts: [BodyText] {
    options.enumerated().flatMap { index, option in
      [
        BodyText(FieldPath("options", index, "text"), option.text, .offered),
        BodyText(FieldPath("options", index, "why"), option.why, .reason),
      ]
    } + [BodyText("explanation", explanation, .explanation)]
  }

  package var flaws: [Flaw] {
    if options.count < 2 { return [Flaw("options", .tooFewOptions(options.count))] }
    if keys.isEmpty { return [Flaw("options", .noRightOption)] }
    var isCorrect: [String: Bool] = [:]
    return options.enumerated().compactMap { index, option in
      let first = isCorrect[option.text] ?? option.isCorrect
      isCorrect[option.text] = first
      return first == option.isCorrect
        ? nil : Flaw(FieldPath("options", index, "text"), .rightAndWrong(option.text))
    }
  }

  package func mapping(_ change: (String) -> String) -> Choice {
    Choice(
      options: options.map {
        Option(text: change($0.text), isCorrect: $0.isCorrect, why: change($0.why))
      }, explanation: change(explanation))
  }

  package var withoutTwins: Choice {
    var choice = self
    choice.options = []
    for option in options
    where !choice.options.contains(where: {
      ($0.text, $0.isCorrect) == (option.text, option.isCorrect)
    }) {
      choice.options.append(option)
    }
    return choice
  }

  /// The places of the right options.
  package var keys: Set<Int> { Set(options.indices.filter { options[$0].isCorrect }) }

  /// Whether several options are right and all of them are asked for.
  package var asksForSeveral: Bool { keys.count > 1 }

  package var shape: AnswerShape {
    .pick(AnswerShape.Options(options.map(\.text), asksForSeveral: asksForSeveral))
  }

  /// The score is corrected for guessing by formula scoring.
  ///
  /// With one right option of n, a wrong one costs 1 / (n − 1), so
  /// that guesses come to nothing (Thurstone 1919; Diamond and Evans 1973). Of several options every false
  /// alarm is counted already.
  package func judge(_ response: Response) -> Verdict {
    guard case .picked(let picked) = response else { return .marked(.none) }
    let keys = keys
    let isWrongGuess = !asksForSeveral && picked != keys && !picked.isEmpty
    let cost = isWrongGuess ? -1 / Double(max(1, options.count - 1)) : nil
    return .marked(Mark(chosen: picked, of: keys, correctedForGuessing: cost))
  }

  package var solution: Solution {
    var solution = Solution()
    solution.right = .picked(keys)
    solution.reasons = Dictionary(
      options.enumerated().map { ($0, $1.why) }, uniquingKeysWith: { first, _ in first })
    solution.explanation = explanation
    return solution
  }
}

/// One option: a key (right) or a distractor.
package struct Option: Sendable, Equatable {
  /// Markdown.
  package var text: String
  package var isCorrect: Bool
  /// Markdown: why it is right, or which belief leads here and why it fails; empty where nobody says.
  package var why: String

  package init(text: String, isCorrect: Bool, why: String) {
    self.text = text
    self.isCorrect = isCorrect
    self.why = why
  }
}

struct OptionDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var option: Option?

  init(_ node: JSONNode) {
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["text", "correct", "why"])
    let text = fields.requiredText("text")
    let isCorrect: Bool? = fields.required("correct")
    let why = fields.optionalText("why") ?? ""
    problems = fields.problems
    if let text, let isCorrect {
      option = Option(text: text, isCorrect: isCorrect, why: why)
    }
  }
}

extension Option {
  fileprivate var json: JSON {
    let option: JSON = ["text": .text(text), "correct": .bool(isCorrect)]
    return why.isEmpty ? option : option.with(["why": .text(why)])
  }
}
