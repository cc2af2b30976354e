internal import JSON
internal import Questions
internal import Scoring

// The JSON of plans, in the store and in histories: {"plan": {…}}, {"plan": "off"} or
// {"interview": {"date": …, "went": …}}.

extension PlanEntry.Content {
  /// Nil when the fields are none of an entry.
  init?(_ node: JSONNode) {
    if let plan = node["plan"] {
      if plan.text == "off" {
        self = .off
      } else if let plan = StudyPlan(plan) {
        self = .plan(plan)
      } else {
        return nil
      }
    } else if let interview = node["interview"], let date = interview["date"]?.day,
      let went = interview["went"]?.text.flatMap(InterviewOutcome.init(rawValue:))
    {
      self = .went(went, date: date)
    } else {
      return nil
    }
  }

  var json: JSON {
    switch self {
    case .plan(let plan): ["plan": plan.json]
    case .off: ["plan": "off"]
    case .went(let outcome, let date):
      ["interview": ["date": .text(date.description), "went": .text(outcome.rawValue)]]
    }
  }
}

extension StudyPlan {
  fileprivate init?(_ node: JSONNode) {
    guard let date = node["date"]?.day, let made = node["made"]?.day,
      let minutes = node["minutes"]?.integer, Self.minutesRange.contains(minutes),
      Self.daysRange.contains(made.distance(to: date)),
      let weights = Self.weights(node["topics"]), let level = Self.level(node["level"]),
      let banks = Self.banks(node["banks"])
    else { return nil }
    self.init(
      date: date, minutes: minutes, weights: weights, level: level.first, banks: banks, made: made)
  }

  private static func weights(_ node: JSONNode?) -> [String: Int]? {
    guard let node, !node.isNull else { return [:] }
    guard let members = node.members else { return nil }
    var weights: [String: Int] = [:]
    for member in members {
      guard Slug.isValid(member.name), let weight = member.value.integer,
        weightRange.contains(weight)
      else { return nil }
      weights[member.name] = weight
    }
    return weights
  }

  /// No level or one.
  private static func level(_ node: JSONNode?) -> [Level]? {
    guard let node, !node.isNull else { return [] }
    return node.text.flatMap(Level.init(rawValue:)).map { [$0] }
  }

  private static func banks(_ node: JSONNode?) -> [String]? {
    guard let node, !node.isNull else { return [] }
    return node.texts.flatMap { $0.allSatisfy(Slug.isValid) ? $0 : nil }
  }

  /// Topics by name, so that the same plan has the same bytes.
  fileprivate var json: JSON {
    let topics = weights.sorted { $0.key < $1.key }
      .map { JSON.Field(name: $0.key, value: .integer($0.value)) }
    let plan: JSON = [
      "date": .text(date.description), "made": .text(made.description),
      "minutes": .integer(minutes), "topics": .object(topics), "level": .text(level?.rawValue),
    ]
    return banks.isEmpty ? plan : plan.with(["banks": .texts(banks)])
  }
}

extension JSONNode {
  fileprivate var day: Day? { text.flatMap { Day($0) } }
}
