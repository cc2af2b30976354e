package import Questions

/// Holds a typed answer against the key points of an open question.
///
/// A point is said when one of its accepted terms, or nearly all words of the point itself, stand in
/// one sentence of the answer, in any word form, not negated, and in a sentence that says something: of
/// a heap of keywords every point is said in part at most. What cannot be seen from words, a wrong
/// statement with the right terms, is left to the reader, who ticks and unticks.
package struct Rubric: Sendable {
  private let points: [ExpectedPoint]

  package init(_ keyPoints: [KeyPoint]) {
    points = keyPoints.map(ExpectedPoint.init)
  }

  /// What an answer says of one point.
  package enum Finding: Sendable, Equatable {
    /// With the words of the answer that say it, as typed.
    case said([String])
    case partly([String])
    case missed

    package var isSaid: Bool {
      if case .said = self { true } else { false }
    }

    package var isPartly: Bool {
      if case .partly = self { true } else { false }
    }

    /// The words of the answer that were found.
    package var words: [String] {
      switch self {
      case .said(let words), .partly(let words): words
      case .missed: []
      }
    }

    /// The share of a point that counts as made.
    ///
    /// A third for a part: a heap of keywords that touches every point stays below the two fifths that
    /// make an answer hard.
    fileprivate var share: Double {
      switch self {
      case .said: 1
      case .partly: 1.0 / 3
      case .missed: 0
      }
    }
  }

  /// Per key point, what the answer says of it.
  package func findings(in answer: String) -> [Finding] {
    let answer = AnswerText(answer)
    return points.map { $0.finding(in: answer) }
  }

  /// The grade that the share of points made suggests: three quarters good, two fifths hard.
  package static func suggestion(_ findings: [Finding]) -> Grade {
    let share = findings.map(\.share).reduce(0, +) / Double(max(1, findings.count))
    return switch share {
    case 0.75...: .good
    case 0.4...: .hard
    default: .again
    }
  }

  /// The share of points said; when none was ticked or found, the grade speaks for itself.
  package static func score(_ findings: [Finding], _ grade: Grade) -> Double {
    let said = findings.count(where: \.isSaid)
    return said > 0 ? Double(said) / Double(findings.count) : grade == .again ? 0 : 1
  }
}
