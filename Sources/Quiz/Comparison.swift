package import Questions
package import Scoring

extension Session {
  /// An answer beside the key points, until the learner has graded it.
  package struct Comparison: Sendable, Equatable {
    package let response: Response
    /// What was heard in the answer, or ticked by the reader.
    var hearing: Rubric.Hearing
    package let seconds: Double

    init(_ response: Response, _ hearing: Rubric.Hearing, seconds: Double) {
      self.response = response
      self.hearing = hearing
      self.seconds = seconds
    }

    /// Per key point, in their order.
    package var findings: [Rubric.Finding] { hearing.findings }

    package var typed: String { response.text }

    package var said: [Bool] { findings.map(\.isSaid) }

    /// Nil when it is hard to tell what was said.
    package var suggested: Grade? { hearing.suggested }
  }
}

extension Rubric.Finding {
  /// Of each of some points, whether it is among those said.
  static func said(_ places: Set<Int>, of count: Int) -> [Self] {
    (0..<count).map { places.contains($0) ? .said([]) : .missed }
  }
}

extension Response {
  /// What was typed, a line for each blank; empty for what is not typed.
  package var text: String {
    if case .typed(let texts) = self { texts.joined(separator: "\n") } else { "" }
  }

  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension AnswerShape {
  /// Why an answer cannot be taken; nil when it can.
  func refusal(of response: Response) -> Session.Refusal? {
    switch (self, response) {
    case (.pick(let options), .picked(let places)):
      if places.isEmpty { return .nothingPicked }
      return options.asksForSeveral || places.count == 1 ? nil : .onlyOneOption
    case (.point(let code), .pointed(let lines)):
      if lines.isEmpty { return .nothingPicked }
      return code.asksForSeveral || lines.count == 1 ? nil : .onlyOneOption
    case (.arrange, .arranged(let places)): return places.isEmpty ? .nothingPicked : nil
    case (.type(let blanks), .typed):
      return blanks.count != nil && response.isBlank ? .nothingTyped : nil
    default: return .notNow
    }
  }
}
