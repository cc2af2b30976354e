package import JSON

/// An open question: somebody says or types an answer, then sees ours, and decides.
package struct OpenAnswer: QuestionBody {
  /// Markdown.
  package var answer: String
  package var keyPoints: [KeyPoint]
  /// Markdown, one question each.
  package var followUps: [String]

  package init(answer: String, keyPoints: [KeyPoint], followUps: [String] = []) {
    self.answer = answer
    self.keyPoints = keyPoints
    self.followUps = followUps
  }

  package static let kind = Kind("open", title: "open", minutes: 4)
  package static let fieldNames = ["answer", "keyPoints", "followUps"]

  package init?(reading fields: inout FieldReader) {
    let answer = fields.requiredText("answer")
    let keyPoints: [KeyPointDraft] = fields.requiredList("keyPoints")
    let followUps = fields.optionalTexts("followUps")
    guard let answer else { return nil }
    self.init(
      answer: answer, keyPoints: keyPoints.compactMap(\.keyPoint), followUps: followUps)
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "answer", value: .text(answer)),
      JSON.Field(name: "keyPoints", value: .list(keyPoints.map(\.json))),
    ] + (followUps.isEmpty ? [] : [JSON.Field(name: "followUps", value: .texts(followUps))])
  }

  package var texts: [BodyText] {
    [BodyText("answer", answer, .answer)]
      + keyPoints.enumerated().flatMap { index, point in
        [
          BodyText(FieldPath("keyPoints", index, "point"), point.point, .keyPoint),
          BodyText(
            FieldPath("keyPoints", index, "accept"), point.accept.joined(separator: ", "), .accepted
          ),
        ]
      }
      + followUps.enumerated().map { BodyText(FieldPath("followUps", $0), $1, .followUp) }
  }

  package var shape: AnswerShape { .type(.atLength) }

  package func judge(_ response: Response) -> Verdict { .byLearner(keyPoints) }

  package var solution: Solution {
    var solution = Solution()
    solution.answer = answer
    solution.keyPoints = keyPoints
    solution.followUps = followUps
    return solution
  }
}

struct KeyPointDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var keyPoint: KeyPoint?

  init(_ node: JSONNode) {
    guard var fields = FieldReader(node) else {
      problems = [.notAnObject(node)]
      return
    }
    fields.noteFields(besides: ["point", "accept"])
    let point = fields.requiredText("point")
    let accept = fields.requiredTexts("accept")
    problems = fields.problems
    keyPoint = point.map { KeyPoint(point: $0, accept: accept) }
  }
}

extension KeyPoint {
  fileprivate var json: JSON { ["point": .text(point), "accept": .texts(accept)] }
}
