/// How far an answer can be believed: who makes some points plainly means those that he only touches as well, and
/// who denies, dismisses or evades does not.
///
/// A point is said when what its own words weigh and what the rest of the answer weighs come to `least`. The weights
/// are those of a logistic regression over the judged answers of Tests/ScoringTests, rounded.
struct Soundness: Sendable {
  private let heard: [Heard]
  private let total: Double
  private let words: Int

  private static let least = 5.75
  /// The rest of an answer adds no more and takes no more than this.
  private static let others = -4.0...2
  private static let (dismissal, absolute, evasion) = (-4.0, -1.5, -2.0)

  init(_ heard: [Heard], _ answer: AnswerText, _ manner: Mannerisms) {
    self.heard = heard
    words = answer.wholes.count
    total =
      heard.map(\.credit).reduce(0, +) + Self.dismissal * Double(manner.dismissals)
      + Self.absolute * Double(manner.absolutes) + Self.evasion * Double(manner.evasions)
  }

  /// Per point, what the answer says of it.
  var findings: [Rubric.Finding] {
    heard.map { point in
      let others = min(Self.others.upperBound, max(Self.others.lowerBound, total - point.credit))
      return point.weight + others >= Self.least ? point.believed : point.doubted
    }
  }

  /// Fewer words are a remark, and what it leaves out is left out.
  private static let fewestWords = 12
  private static let leastTotal = 3.0

  /// Whether what was heard rests on so little that no grade should be suggested: on few words of most points, or
  /// in an answer that is hardly to be believed.
  var isThin: Bool {
    guard words >= Self.fewestWords, heard.contains(where: { $0.finding != .missed }) else {
      return false
    }
    let said = zip(heard, findings).filter { $0.1.isSaid }
    let plain = said.count { $0.0.evidence == .claim || $0.0.evidence == .manyWords }
    return total < Self.leastTotal || plain * 3 < said.count
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
      case .claim: 5
      case .manyWords: 4
      case .twoWords: 2
      case nil: finding.isPartly ? 1 : 0
      }
    return said + 1.5 * min(3, overlap.weight) + 0.35 * Double(min(2, mentions))
  }
}
