package import JSON

extension Question {
  /// The question as in its file; fields without content are left out.
  package var json: JSON {
    .object(
      [
        field("id", .text(id)), list("formerIds", formerIDs), field("revision", .integer(revision)),
        field("kind", .text(kind.rawValue)), statedLevel.map { field("level", .text($0.rawValue)) },
        list("covers", covers), list("tags", tags), field("prompt", .text(prompt)),
        list("askedAs", askedAs), hint.map { field("hint", .text($0)) },
        since.map { field("since", .text($0)) },
        until.map { field("until", .text($0)) },
      ].compactMap(\.self) + body.json.filter(\.saysSomething)
        + [list("references", references), list("related", related)].compactMap(\.self))
  }

  private func field(_ name: String, _ value: JSON) -> JSON.Field {
    JSON.Field(name: name, value: value)
  }

  private func list(_ name: String, _ values: [String]) -> JSON.Field? {
    values.isEmpty ? nil : field(name, .texts(values))
  }
}

extension JSON.Field {
  fileprivate var saysSomething: Bool { value != .text("") && value != .list([]) }
}
