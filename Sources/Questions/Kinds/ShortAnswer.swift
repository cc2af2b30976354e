package import JSON
internal import TextAnalysis

/// A short answer: a word, a number or an output is typed, or what fills gaps in code.
package struct ShortAnswer: QuestionBody {
  /// In the order of the gaps, where the prompt has gaps.
  package var blanks: [Blank]
  /// Markdown.
  package var explanation: String

  package init(blanks: [Blank], explanation: String) {
    self.blanks = blanks
    self.explanation = explanation
  }

  /// What stands in a prompt where a blank is to be filled.
  package static let gap = "____"

  package static let kind = Kind(
    "short", title: "short answer", minutes: 1.5,
    judged:
      "Case, white space and the kind of quotes do not count, unless they are the point. One slip in "
      + "a word of \(Slip.fewestLetters) letters or more is close, and shown. The score is the share of "
      + "blanks.")
  package static let fieldNames = ["blanks", "explanation"]

  package init?(reading fields: inout FieldReader) {
    let drafts: [BlankDraft] = fields.requiredList("blanks")
    let explanation = fields.optionalText("explanation") ?? ""
    let surroundings = GapSurroundings.all(in: fields.shown("prompt") ?? "")
    let blanks = drafts.compactMap(\.blank).enumerated().map { index, blank in
      blank.standing(in: index < surroundings.count ? surroundings[index] : .none)
    }
    self.init(blanks: blanks, explanation: explanation)
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "blanks", value: .list(blanks.map(\.json))),
      JSON.Field(name: "explanation", value: .text(explanation)),
    ]
  }

  package var texts: [BodyText] {
    blanks.enumerated().flatMap { index, blank in
      [
        BodyText(
          FieldPath("blanks", index, "accept"), blank.accept.joined(separator: ", "), .accepted),
        BodyText(FieldPath("blanks", index, "why"), blank.why, .reason),
      ]
    } + [BodyText("explanation", explanation, .explanation)]
  }

  package var flaws: [Flaw] {
    if blanks.isEmpty { return [Flaw("blanks", .empty)] }
    return blanks.indices.filter { blanks[$0].accept.isEmpty }.map {
      Flaw(FieldPath("blanks", $0, "accept"), .noRightAnswer)
    }
  }

  package func mapping(_ change: (String) -> String) -> ShortAnswer {
    var answer = self
    answer.explanation = change(explanation)
    for index in blanks.indices {
      answer.blanks[index].accept = blanks[index].accept.mappingTexts { change($0).trimmed }
      answer.blanks[index].why = change(blanks[index].why)
    }
    return answer
  }

  package var shape: AnswerShape { .type(AnswerShape.Blanks(count: blanks.count)) }

  /// Right when every blank is, or close to it; the score is the share of them.
  package func judge(_ response: Response) -> Verdict {
    guard case .typed(let texts) = response, texts.count == blanks.count else {
      return .marked(.none)
    }
    let outcomes = zip(blanks, texts).map { $0.outcome(of: $1) }
    let filled = outcomes.count { $0 != .wrong }
    let outcome: Mark.Outcome =
      filled < outcomes.count ? .wrong : outcomes.contains(.close) ? .close : .right
    return .marked(
      Mark(outcome, score: Double(filled) / Double(max(1, outcomes.count)), blanks: outcomes))
  }

  package var solution: Solution {
    var solution = Solution()
    solution.right = .typed(blanks.map { $0.accept.first ?? "" })
    solution.reasons = Dictionary(
      blanks.enumerated().map { ($0, $1.why) }, uniquingKeysWith: { first, _ in first })
    solution.explanation = explanation
    return solution
  }
}

/// One text to be typed.
package struct Blank: Sendable, Equatable {
  /// Any of them is right, and the first is shown; not Markdown.
  package var accept: [String]
  /// Whether case, blanks and slips count.
  package var isExact: Bool
  /// Markdown.
  package var why: String
  /// What of the prompt may be typed along.
  private var surroundings = GapSurroundings.none

  package init(accept: [String], isExact: Bool = false, why: String) {
    self.accept = accept
    self.isExact = isExact
    self.why = why
  }

  func standing(in surroundings: GapSurroundings) -> Blank {
    var blank = self
    blank.surroundings = surroundings
    return blank
  }

  /// White space around an answer never counts, and what the prompt shows beside the gap need not be typed.
  func outcome(of typed: String) -> Mark.Outcome {
    let form: (String) -> String = isExact ? { $0.trimmed } : { $0.leveled }
    let shown = GapSurroundings(before: form(surroundings.before), after: form(surroundings.after))
    let (fillings, accepted) = (shown.fillings(of: form(typed)), accept.map(form))
    if fillings.contains(where: accepted.contains) { return .right }
    let isClose = fillings.contains { typed in
      accepted.contains { Slip.isAllThatParts(typed, $0) }
    }
    return isClose && !isExact ? .close : .wrong
  }
}

private struct BlankDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var blank: Blank?

  init(_ node: JSONNode) {
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["accept", "exact", "why"])
    let accept = fields.requiredTexts("accept")
    let exact: Bool = fields.optional("exact") ?? false
    let why = fields.optionalText("why") ?? ""
    problems = fields.problems
    blank = Blank(accept: accept, isExact: exact, why: why)
  }
}

extension Blank {
  fileprivate var json: JSON {
    let exact: JSON = isExact ? ["exact": .bool(true)] : [:]
    let start: JSON = ["accept": .texts(accept)]
    return start.with(exact).with(why.isEmpty ? [:] : ["why": .text(why)])
  }
}

extension String {
  /// Without case, with blanks only between words and one sort of quotes: `a = "x"` is `a='x'`.
  fileprivate var leveled: String {
    var text = ""
    for character in folded.trimmed {
      let character: Character = quotes.contains(character) ? "'" : character
      if character.isWhitespace {
        if text.last != " " { text.append(" ") }
        continue
      }
      if text.last == " ", let before = text.dropLast().last,
        !(before.isInWord && character.isInWord)
      {
        text.removeLast()
      }
      text.append(character)
    }
    return text
  }
}

private let quotes: Set<Character> = ["\"", "'", "“", "”", "‘", "’"]

extension Character {
  fileprivate var isInWord: Bool { isLetter || isNumber || self == "_" }
}
