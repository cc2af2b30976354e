internal import Questions

/// When unseen questions have their turn: those of greater value a second sooner, and all of them some time.
///
/// Covering goes through all topics at once (`Coverage`), and a topic's questions stand at their places
/// divided by its weight · value a second. So a topic with a weight of 2 has twice the share of its
/// questions seen that others have, as long as it lasts, and none has to wait for the end of another.
///
/// The value of asking: of a topic's questions the share p is known unasked and stays so; the others are
/// known on the day with a chance R⁺ once they were missed and repeated:
///
///     value a second = (p + (1 − p) · R⁺ − p) / (p · right + (1 − p) · (wrong + again))
///
/// R⁺ is the same for all, so it is left out. With 45, 75 and 15 s, a topic of which a tenth is known is
/// worth 0.9 / 85.5 s = 0.0105 a second, one of which six tenths are known 0.4 / 63 s = 0.0063. A topic has
/// one value, so that its easier questions still come first, and at least half of the mean, so that one that
/// is known hardly needs asking but is not forgotten either.
struct UnseenTurns {
  private let values: [String: Double]
  private let coverage: Coverage

  init(
    _ questions: [Question], _ coverage: Coverage, _ firstSight: FirstAnswerModel,
    _ prices: AnswerPrices
  ) {
    self.coverage = coverage
    func value(_ questions: [Question]) -> Double {
      let known = questions.map(firstSight.probability).reduce(0, +) / Double(questions.count)
      return (1 - known) / prices.first(missed: 1 - known)
    }
    let least = questions.isEmpty ? 0 : value(questions) / 2
    values = Dictionary(grouping: questions, by: \.topic).mapValues { max(value($0), least) }
  }

  /// Smaller is sooner; a weight of 0 has no turn.
  func turn(of question: Question, weight: Double) -> Double {
    (coverage.place(of: question) + 1e-6) / (weight * (values[question.topic] ?? 1))
  }
}
