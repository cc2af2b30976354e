package import JSON

/// Steps or lines to be put in order.
package struct Ordering: QuestionBody {
  /// Markdown, in the right order.
  package var steps: [String]
  /// Markdown: what does not belong and is to be left out.
  package var distractors: [String]
  /// Markdown.
  package var explanation: String

  package init(steps: [String], distractors: [String] = [], explanation: String) {
    self.steps = steps
    self.distractors = distractors
    self.explanation = explanation
  }

  package static let kind = Kind(
    "order", title: "in order", minutes: 2,
    judged:
      "Right when all that belongs is in order. The score is the longest run of steps that follow "
      + "one another as they should, less what does not belong.")
  package static let fieldNames = ["steps", "distractors", "explanation"]

  package init?(reading fields: inout FieldReader) {
    let steps = fields.requiredTexts("steps")
    let distractors = fields.optionalTexts("distractors")
    let explanation = fields.optionalText("explanation") ?? ""
    self.init(steps: steps, distractors: distractors, explanation: explanation)
  }

  package var json: [JSON.Field] {
    [JSON.Field(name: "steps", value: .texts(steps))]
      + (distractors.isEmpty ? [] : [JSON.Field(name: "distractors", value: .texts(distractors))])
      + [JSON.Field(name: "explanation", value: .text(explanation))]
  }

  private var pieces: [BodyText] {
    [("steps", steps), ("distractors", distractors)].flatMap { name, texts in
      texts.enumerated().map { BodyText(FieldPath(name, $0), $1, .offered) }
    }
  }

  package var texts: [BodyText] { pieces + [BodyText("explanation", explanation, .explanation)] }

  package var flaws: [Flaw] {
    var first: [String: FieldPath] = [:]
    let repeated = pieces.compactMap { piece in
      guard let earlier = first[piece.text] else {
        first[piece.text] = piece.field
        return nil as Flaw?
      }
      return Flaw(piece.field, .repeats(earlier.description))
    }
    return (steps.count < 2 ? [Flaw("steps", .tooFewSteps(steps.count))] : []) + repeated
  }

  package func mapping(_ change: (String) -> String) -> Ordering {
    Ordering(
      steps: steps.map(change), distractors: distractors.mappingTexts(change),
      explanation: change(explanation))
  }

  package var shape: AnswerShape {
    .arrange(AnswerShape.Pieces(steps + distractors, hasStrangers: !distractors.isEmpty))
  }

  /// Right when all steps stand in their order and nothing else does; the score is the longest run of
  /// steps that follow one another as they should, less what does not belong, as a share of the steps.
  package func judge(_ response: Response) -> Verdict {
    guard case .arranged(let places) = response else { return .marked(.none) }
    let strangers = places.count { !steps.indices.contains($0) }
    let score = Double(longestRun(places) - strangers) / Double(max(1, steps.count))
    let isRight = places == Array(steps.indices)
    return .marked(Mark(isRight ? .right : .wrong, score: max(0, score)))
  }

  private func longestRun(_ places: [Int]) -> Int {
    var (longest, run) = (0, 0)
    for (index, place) in places.enumerated() {
      guard steps.indices.contains(place) else { continue }
      run = index > 0 && places[index - 1] + 1 == place ? run + 1 : 1
      longest = max(longest, run)
    }
    return longest
  }

  package var solution: Solution {
    var solution = Solution()
    solution.right = .arranged(Array(steps.indices))
    solution.explanation = explanation
    return solution
  }
}
