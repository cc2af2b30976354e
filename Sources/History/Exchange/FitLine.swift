internal import JSON
internal import Scoring

// The JSON of fits, in the store and in histories: {"fit": {…}}.

extension FitEntry {
  /// Nil when the fields are none of an entry.
  init?(id: String, at: Instant, _ node: JSONNode) {
    guard let fit = node["fit"],
      let outcome = fit["outcome"]?.text.flatMap(Outcome.init(rawValue:)),
      let answers = fit["answers"]?.integer, let reviews = fit["reviews"]?.integer, reviews >= 0,
      let lossBefore = fit["lossBefore"]?.number, let lossAfter = fit["lossAfter"]?.number,
      let before = fit["before"]?.parameters, let after = fit["after"]?.parameters
    else { return nil }
    self.init(
      id: id, at: at, outcome: outcome, answers: answers, reviews: reviews,
      lossBefore: lossBefore, lossAfter: lossAfter, before: before, after: after)
  }

  var content: JSON {
    [
      "fit": [
        "outcome": .text(outcome.rawValue), "answers": .integer(answers),
        "reviews": .integer(reviews), "lossBefore": .number(lossBefore),
        "lossAfter": .number(lossAfter), "before": .list(before.map { .number($0) }),
        "after": .list(after.map { .number($0) }),
      ]
    ]
  }
}

extension JSONNode {
  /// Parameters that FSRS-6 takes.
  fileprivate var parameters: [Double]? {
    let numbers = elements.map { $0.compactMap(\.number) } ?? []
    return FSRS6(parameters: numbers) == nil ? nil : numbers
  }
}
