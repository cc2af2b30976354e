internal import Arguments
internal import Scoring

/// What the words of `prep plan` ask for.
enum PlanRequest {
  case show, make, off
  case went(InterviewOutcome)

  init(_ options: PlanOptions) throws {
    let words = options.words.map { $0.lowercased() }
    switch words.first {
    case nil:
      self = options.hasFlags ? .make : .show
      return
    case "off":
      guard words.count == 1 else {
        throw Failure.usage(.extraOperand(options.words[1], command: "plan"), command: "plan")
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
      throw Failure.usage(
        .conflict("prep plan \(words.joined(separator: " ")) takes no flag but --json"),
        command: "plan")
    }
  }

  private static func outcome(_ words: ArraySlice<String>) throws -> InterviewOutcome {
    guard words.count == 1, let outcome = words.first.flatMap(InterviewOutcome.init(rawValue:))
    else {
      let choices = InterviewOutcome.choices.joined(separator: ", ")
      throw bad("went", words.joined(separator: " "), "expected one of \(choices)")
    }
    return outcome
  }

  static func bad(_ place: String, _ value: String, _ expectation: String) -> Failure {
    .usage(.badValue(place: place, value: value, BadValue(expectation)), command: "plan")
  }
}

extension PlanOptions {
  /// Whether anything of a plan is told by flags.
  fileprivate var hasFlags: Bool {
    minutes != nil || !topics.isEmpty || level != nil || !banks.isEmpty
  }
}
