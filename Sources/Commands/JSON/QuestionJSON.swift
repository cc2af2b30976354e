internal import JSON
internal import Questions
internal import Scoring

extension JSON {
  /// The key points of an open question and what the rubric found of each in an answer.
  static func keyPoints(_ open: OpenAnswer, _ findings: [Rubric.Finding]) -> JSON {
    .list(
      zip(open.keyPoints, findings).map {
        [
          "point": .text($0.point), "said": .bool($1.isSaid), "partly": .bool($1.isPartly),
          "words": .texts($1.words),
        ]
      })
  }
}

extension Question {
  /// The question as in its file; fields without content are left out.
  var json: JSON {
    .object(
      [
        field("id", .text(id)), list("formerIds", formerIDs), field("revision", .integer(revision)),
        field("kind", .text(kind.rawValue)), field("level", .text(level.rawValue)),
        list("covers", covers), list("tags", tags), field("prompt", .text(prompt)),
        hint.map { field("hint", .text($0)) }, since.map { field("since", .text($0)) },
        until.map { field("until", .text($0)) },
      ].compactMap(\.self) + bodyFields
        + [list("references", references), list("related", related)].compactMap(\.self))
  }

  private var bodyFields: [JSON.Field] {
    switch body {
    case .open(let open):
      [
        field("answer", .text(open.answer)),
        field("keyPoints", .list(open.keyPoints.map(\.json))),
        list("followUps", open.followUps),
      ].compactMap(\.self)
    case .choice(let choice):
      [
        field("options", .list(choice.options.map(\.json))),
        field("explanation", .text(choice.explanation)),
      ]
    }
  }

  private func field(_ name: String, _ value: JSON) -> JSON.Field {
    JSON.Field(name: name, value: value)
  }

  private func list(_ name: String, _ values: [String]) -> JSON.Field? {
    values.isEmpty ? nil : field(name, .texts(values))
  }
}

extension KeyPoint {
  fileprivate var json: JSON { ["point": .text(point), "accept": .texts(accept)] }
}

extension Option {
  fileprivate var json: JSON {
    ["text": .text(text), "correct": .bool(isCorrect), "why": .text(why)]
  }
}
