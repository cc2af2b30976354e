/// A field of a question, in the order of the format.
enum QuestionField: Sendable, Hashable, Comparable {
  case prompt, hint, options
  case option(Int, OptionPart)
  case explanation, answer, keyPoints
  case keyPoint(Int, KeyPointPart)
  case followUps
  case followUp(Int)
  case references
  case reference(Int)
  case related

  enum OptionPart: String, Sendable, Comparable, CaseIterable {
    case text, why

    static func < (left: Self, right: Self) -> Bool { left == .text && right == .why }
  }

  enum KeyPointPart: String, Sendable, Comparable, CaseIterable {
    case point, accept

    static func < (left: Self, right: Self) -> Bool { left == .point && right == .accept }
  }
}

extension QuestionField: CustomStringConvertible {
  /// As in the bank file, such as "options[2].why".
  var description: String {
    switch self {
    case .prompt: "prompt"
    case .hint: "hint"
    case .options: "options"
    case .option(let index, let part): "options[\(index)].\(part.rawValue)"
    case .explanation: "explanation"
    case .answer: "answer"
    case .keyPoints: "keyPoints"
    case .keyPoint(let index, let part): "keyPoints[\(index)].\(part.rawValue)"
    case .followUps: "followUps"
    case .followUp(let index): "followUps[\(index)]"
    case .references: "references"
    case .reference(let index): "references[\(index)]"
    case .related: "related"
    }
  }
}
