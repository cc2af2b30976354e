package import Arguments
package import Scoring

/// What the words of `prep plan` ask for.
package enum PlanRequest {
  case show, make, off
  case went(InterviewOutcome)

  package init(_ options: PlanOptions) throws(UsageError) {
    let words = options.words.map { $0.lowercased() }
    switch words.first {
    case nil:
      self = options.hasFlags ? .make : .show
      return
    case "off":
      guard words.count == 1 else {
        throw .extraOperand(options.words[1], command: "plan", limit: 1)
      }
      self = .off
    case "went":
      self = .went(try Self.outcome(words.dropFirst()))
    case let word? where InterviewOutcome.choices.contains(word):
      self = .went(try Self.outcome(words[...]))
    default:
      self = .make
      return
    }
    guard !options.hasFlags else {
      throw .conflict("prep plan \(words.joined(separator: " ")) takes no flag but --json")
    }
  }

  private static func outcome(_ words: ArraySlice<String>) throws(UsageError) -> InterviewOutcome {
    guard words.count == 1, let outcome = words.first.flatMap(InterviewOutcome.init(rawValue:))
    else {
      let choices = InterviewOutcome.choices.joined(separator: ", ")
      throw .badValue(
        place: "went", value: words.joined(separator: " "),
        BadValue("expected one of \(choices)"))
    }
    return outcome
  }
}

extension PlanOptions {
  /// Whether anything of a plan is told by flags.
  fileprivate var hasFlags: Bool {
    minutes != nil || !topics.isEmpty || level != nil || !banks.isEmpty
  }
}
