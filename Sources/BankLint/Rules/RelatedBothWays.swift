internal import Questions

extension LintRule {
  static let relatedBothWays = LintRule(
    "related-both-ways", "Related questions name each other, so that readers of either find both."
  ) { bank in
    let all = (bank.files + bank.neighbours).flatMap { $0.questions.map(\.question) }
    var byID: [String: Question] = [:]
    for question in all {
      for id in [question.id] + question.formerIDs where byID[id] == nil { byID[id] = question }
    }
    return bank.files.enumerated().flatMap { file, content in
      content.questions.enumerated().flatMap { index, linted in
        linted.question.related.compactMap { name in
          guard let other = byID[name], !other.links(to: linted.question) else { return nil }
          return PlacedFinding(
            place: .file(file, .question(index, "related")),
            text: "\(name) does not name this question in return")
        }
      }
    }
  }
}

extension Question {
  fileprivate func links(to other: Question) -> Bool {
    related.contains { $0 == other.id || other.formerIDs.contains($0) }
  }
}
