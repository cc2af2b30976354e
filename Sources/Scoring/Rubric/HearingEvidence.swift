/// How much what was heard rests on.
struct HearingEvidence: Sendable {
  private let heard: [Heard]
  private let words: Int

  init(_ heard: [Heard], _ answer: AnswerText) {
    self.heard = heard
    words = answer.wholes.count
  }

  /// Fewer words are a remark, and what it leaves out is left out.
  private static let fewestWords = 12

  /// Whether most of what counts as said was said in few words of a point, or more was touched than said.
  var isThin: Bool {
    guard words >= Self.fewestWords else { return false }
    let said = heard.count { $0.finding.isSaid }
    let thin = heard.count { $0.finding.isSaid && $0.isThin }
    let touched = heard.count { $0.finding.isPartly }
    return said + touched > 0 && (thin * 3 > said * 2 || touched > said)
  }
}
