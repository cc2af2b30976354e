package import JSON

/// An open question: somebody says or types an answer, then sees ours, and decides.
package struct OpenAnswer: QuestionBody {
  /// Markdown.
  package var answer: String
  package var keyPoints: [KeyPoint]
  package var followUps: [FollowUp]

  package init(answer: String, keyPoints: [KeyPoint], followUps: [FollowUp] = []) {
    self.answer = answer
    self.keyPoints = keyPoints
    self.followUps = followUps
  }

  package static let kind = Kind(
    "open", title: "open", minutes: 5,
    judged:
      "You grade it yourself, beside what a good answer says. The score is the share of key points."
  )
  package static let fieldNames = ["answer", "keyPoints", "followUps"]

  package init?(reading fields: inout FieldReader) {
    let answer = fields.requiredText("answer")
    let keyPoints: [KeyPointDraft] = fields.optionalList("keyPoints")
    let followUps: [FollowUpDraft] = fields.optionalList("followUps")
    guard let answer else { return nil }
    self.init(
      answer: answer, keyPoints: keyPoints.compactMap(\.keyPoint),
      followUps: followUps.compactMap(\.followUp))
  }

  package var json: [JSON.Field] {
    [
      JSON.Field(name: "answer", value: .text(answer)),
      JSON.Field(name: "keyPoints", value: .list(keyPoints.map(\.json))),
      JSON.Field(name: "followUps", value: .list(followUps.map(\.json))),
    ]
  }

  package var texts: [BodyText] {
    [BodyText("answer", answer, .answer)]
      + keyPoints.enumerated().flatMap { index, point in
        [BodyText(FieldPath("keyPoints", index, "point"), point.point, .keyPoint)]
          + point.lists.map { name, role, phrases in
            BodyText(FieldPath("keyPoints", index, name), phrases.joined(separator: ", "), role)
          }
      }
      + followUps.enumerated().flatMap { index, followUp in
        followUp.texts.map { BodyText(FieldPath("followUps", index, $0), $1, .followUp) }
      }
  }

  package func mapping(_ change: (String) -> String) -> OpenAnswer {
    OpenAnswer(
      answer: change(answer),
      keyPoints: keyPoints.map { $0.mapping(change) }.filter { !$0.point.isEmpty },
      followUps: followUps.map { $0.mapping(change) }.filter { !$0.ask.isEmpty })
  }

  package var shape: AnswerShape { .type(.atLength) }

  package var authority: Authority { .learner }

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
    fields.noteFields(besides: ["point", "accept", "mention", "contradict"])
    let point = fields.requiredText("point")
    let accept = fields.optionalTexts("accept")
    let mention = fields.optionalTexts("mention")
    let contradict = fields.optionalTexts("contradict")
    problems = fields.problems
    keyPoint = point.map {
      KeyPoint(point: $0, accept: accept, mention: mention, contradict: contradict)
    }
  }
}

extension KeyPoint {
  /// Its lists of phrases with their fields; those that are empty are left out.
  fileprivate var lists: [(name: String, role: BodyText.Role, phrases: [String])] {
    [
      ("accept", .accepted, accept), ("mention", .accepted, mention),
      ("contradict", .refused, contradict),
    ]
    .filter { !$0.phrases.isEmpty }
  }

  fileprivate func mapping(_ change: (String) -> String) -> KeyPoint {
    KeyPoint(
      point: change(point), accept: accept.mappingTexts(change),
      mention: mention.mappingTexts(change), contradict: contradict.mappingTexts(change))
  }

  fileprivate var json: JSON {
    .object(
      [JSON.Field(name: "point", value: .text(point))]
        + lists.map { JSON.Field(name: $0.name, value: .texts($0.phrases)) })
  }
}

/// A question alone, as format 1 had it, or with its answer.
struct FollowUpDraft: Draft {
  private(set) var problems: [FieldProblem] = []
  private(set) var followUp: FollowUp?

  init(_ node: JSONNode) {
    if let read = FieldReader.text(node) {
      (followUp, problems) = (FollowUp(ask: read.text), read.problems)
      return
    }
    guard var fields = FieldReader(node) else {
      problems = [
        FieldProblem(
          place: node.place, reason: .wrongType(expected: "text in quotes, or ask and answer"))
      ]
      return
    }
    fields.noteFields(besides: ["ask", "answer"])
    let ask = fields.requiredText("ask")
    let answer = fields.requiredText("answer")
    problems = fields.problems
    followUp = ask.map { FollowUp(ask: $0, answer: answer) }
  }
}

extension FollowUp {
  /// Its texts with their fields, of which one without an answer has none.
  fileprivate var texts: [(field: String?, text: String)] {
    answer.map { [("ask", ask), ("answer", $0)] } ?? [(nil, ask)]
  }

  fileprivate func mapping(_ change: (String) -> String) -> FollowUp {
    FollowUp(ask: change(ask), answer: answer.map(change).flatMap { $0.isEmpty ? nil : $0 })
  }

  /// One without an answer stands there as it was read.
  fileprivate var json: JSON {
    answer.map { ["ask": .text(ask), "answer": .text($0)] } ?? .text(ask)
  }
}
