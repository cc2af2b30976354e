import Arguments
import Scoring
import Testing

@testable import Usage

@Suite struct PlanRequestTests {
  static func options(_ words: [String], minutes: Int? = nil) -> PlanOptions {
    var options = PlanOptions()
    options.words = words
    options.minutes = minutes
    return options
  }

  static func name(_ request: PlanRequest) -> String {
    switch request {
    case .show: "show"
    case .make: "make"
    case .off: "off"
    case .went(let outcome): "went \(outcome.rawValue)"
    }
  }

  @Test(arguments: [
    ([], nil, "show"), ([], 20, "make"), (["friday"], nil, "make"),
    (["in", "3", "weeks"], 15, "make"),
    (["OFF"], nil, "off"), (["went", "well"], nil, "went well"), (["badly"], nil, "went badly"),
  ])
  func `words and flags ask for one thing`(words: [String], minutes: Int?, request: String) throws {
    #expect(Self.name(try PlanRequest(Self.options(words, minutes: minutes))) == request)
  }

  @Test(arguments: [
    (["off", "now"], nil), (["off"], 20), (["went"], nil), (["went", "nicely"], nil),
    (["well"], 20),
  ])
  func `what does not go together is refused`(words: [String], minutes: Int?) {
    #expect(throws: UsageError.self) { try PlanRequest(Self.options(words, minutes: minutes)) }
  }
}
