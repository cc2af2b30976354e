internal import Questions

/// How far an answer can be believed: who makes some points plainly means those that he only touches as well, and
/// who denies, dismisses, evades or comes near the opposite of points does not.
///
/// A point is said when its score, the logarithm of its odds, is at least `least`. The weights are those of a
/// logistic regression over the judged answers of Tests/ScoringTests, rounded.
struct Soundness: Sendable {
  private let heard: [Heard]
  /// Per point.
  private let scores: [Double]
  private let words: Int

  private static let least = -0.1
  private static let base = -4.9
  /// Weights of the mean of the other points.
  private static let (credit, opposition) = (2.2, -3.2)
  private static let (dismissal, absolute, evasion) = (-0.95, -0.85, -2.2)
  /// A score nearer to zero than this is in doubt: the odds are less than seven to three.
  private static let doubt = 0.85
  /// Fewer words are a remark, and what it leaves out is left out.
  private static let fewestWords = 12

  init(_ heard: [Heard], _ answer: AnswerText, _ manner: Mannerisms) {
    self.heard = heard
    words = answer.wholes.count
    let credits = heard.map(\.credit).reduce(0, +)
    let oppositions = heard.map(\.likeness.opposition).reduce(0, +)
    let all =
      Self.base + Self.dismissal * Double(min(2, manner.dismissals))
      + Self.absolute * Double(min(3, manner.absolutes))
      + Self.evasion * Double(min(1, manner.evasions))
    let (count, others) = (Double(heard.count), Double(max(1, heard.count - 1)))
    scores = heard.map {
      all + $0.weight + Self.credit * (credits - $0.credit) / count
        + Self.opposition * (oppositions - $0.likeness.opposition) / others
    }
  }

  /// Per point, what the answer says of it.
  var findings: [Rubric.Finding] {
    zip(heard, scores).map { $1 >= Self.least ? $0.believed : $0.doubted }
  }

  /// Whether the grade hangs on points of which it is in doubt whether they are said.
  var isThin: Bool {
    words >= Self.fewestWords && grade(from: Self.doubt) != grade(from: -Self.doubt)
  }

  /// The grade if the points with this score count.
  private func grade(from score: Double) -> Grade {
    Rubric.grade(Double(scores.count { $0 >= score }) / Double(max(1, scores.count)))
  }
}

extension Heard {
  /// What it tells of the whole answer.
  fileprivate var credit: Double {
    switch evidence {
    case .claim, .manyWords: 2
    case .twoWords: 1
    case nil: isDenied || finding.isOpposed ? -2 : 0
    }
  }

  /// How much it tells of its point.
  fileprivate var weight: Double {
    let said: Double =
      switch evidence {
      case .claim: 3.5
      case .manyWords: 2.45
      case .twoWords: 1.8
      case nil: finding.isPartly ? 0.7 : 0
      }
    return said + 1.05 * min(3, overlap.weight) + 0.65 * Double(min(2, mentions))
      + 3.1 * likeness.breadth - (isDenied ? 0.7 : 0)
  }
}
