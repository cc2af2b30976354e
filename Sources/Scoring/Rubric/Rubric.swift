package import Questions

/// Holds a typed answer against the key points of an open question.
///
/// What is heard of a point are its accepted phrases in a clause of the answer, in any word form, with the polarity
/// of the point, and not about something else that the question names; or words of these and of the point itself in
/// one sentence. It is touched by its mentions, and lost by a phrase that says the opposite. Whether little is enough
/// hangs on the rest of the answer (``Soundness``). Of a heap of keywords every point is said in part at most. The
/// reader ticks and unticks: words are evidence, no proof.
package struct Rubric: Sendable {
  private let points: [ExpectedPoint]
  private let compounds: Compounds
  /// The words that carry content in all points.
  private let vocabulary: Set<String>

  package init(_ keyPoints: [KeyPoint]) {
    compounds = Compounds(keyPoints)
    let vocabularies = keyPoints.map(\.vocabulary)
    vocabulary = vocabularies.reduce(into: []) { $0.formUnion($1) }
    points = keyPoints.enumerated().map { place, point in
      ExpectedPoint(
        point, Weights(place, in: vocabularies, opposed: point.opposedVocabulary))
    }
  }

  /// What an answer says of one point.
  package enum Finding: Sendable, Equatable {
    /// With the words of the answer that say it, as typed.
    case said([String])
    case partly([String])
    case missed
    /// The opposite is said.
    case opposed([String])

    package var isSaid: Bool {
      if case .said = self { true } else { false }
    }

    package var isPartly: Bool {
      if case .partly = self { true } else { false }
    }

    package var isOpposed: Bool {
      if case .opposed = self { true } else { false }
    }

    /// The words of the answer that were found.
    package var words: [String] {
      switch self {
      case .said(let words), .partly(let words), .opposed(let words): words
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
      case .missed, .opposed: 0
      }
    }
  }

  /// Everything that was heard in an answer.
  package struct Hearing: Sendable, Equatable {
    /// Per key point, in their order.
    package private(set) var findings: [Finding]
    /// Whether so much rests on little that no grade is suggested.
    package private(set) var isHardToTell: Bool
    /// Whether the answer speaks in absolutes, which wrong ones do more than right ones.
    package private(set) var isAbsolute: Bool

    package init(findings: [Finding], isHardToTell: Bool = false, isAbsolute: Bool = false) {
      self.findings = findings
      self.isHardToTell = isHardToTell
      self.isAbsolute = isAbsolute
    }
  }

  package func hearing(of answer: String) -> Hearing {
    let text = AnswerText(answer, compounds)
    let names = points.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let heard = points.map { $0.heard(in: text, rivals: names.subtracting($0.names)) }
    let manner = Mannerisms(in: text, known: vocabulary)
    let soundness = Soundness(heard, text, manner)
    return Hearing(
      findings: soundness.findings, isHardToTell: soundness.isThin, isAbsolute: manner.isAbsolute)
  }

  /// Per key point, what the answer says of it.
  package func findings(in answer: String) -> [Finding] { hearing(of: answer).findings }

  /// The grade that the share of points made suggests: three quarters good, two fifths hard.
  package static func suggestion(_ findings: [Finding]) -> Grade {
    grade(findings.map(\.share).reduce(0, +) / Double(max(1, findings.count)))
  }

  static func grade(_ share: Double) -> Grade {
    switch share {
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

extension Rubric.Hearing {
  /// Ticks or unticks points: whoever reads the answer knows better.
  package mutating func tick(_ places: Set<Int>) {
    for place in places where findings.indices.contains(place) {
      findings[place] = findings[place].isSaid ? .missed : .said([])
    }
    (isHardToTell, isAbsolute) = (false, false)
  }

  /// The grade that the points suggest, at most hard where something is opposed or all is absolute; for who
  /// does not grade himself.
  package var grade: Grade {
    let grade = Rubric.suggestion(findings)
    return grade == .good && (isAbsolute || findings.contains(where: \.isOpposed)) ? .hard : grade
  }

  /// The same for who does; nil when it is hard to tell, and to be ticked.
  package var suggested: Grade? { isHardToTell || findings.isEmpty ? nil : grade }
}
