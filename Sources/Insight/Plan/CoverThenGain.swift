package import Scoring

/// What to ask today so that most is known on the day of the interview: cover, then gain.
///
/// 1. Every question once: unseen ones come first, across all topics at once, faster in those of greater
///    weight and value a second (`UnseenTurns`); at first a few seen ones between them (`LookBack`).
/// 2. Then whatever adds most to the day per second. For a memory whose recall today is r, with c(r)
///    seconds for asking it (`AnswerPrices.review`), and j days until it is asked:
///
///        score = weight · (V(0) − ¼ · max(0, V(j) over later j)) / c(r)
///        V(j)  = r(j) · R⁺ + (1 − r(j)) · R⁻ − R⁰
///
///    where r(j) is the recall then, R⁺ the recall on the day of the interview when it is right then, R⁻
///    when it is missed and repeated in the same sitting, R⁰ when it is not asked at all. A quarter of
///    what a later day would bring is taken off: that day may come. A half or nothing instead changes
///    little in simulations of 54 situations (Tests/Benchmarks/plan runs some of them).
///
/// A worked example, with FSRS-6's standard numbers: answered "good" for the first time on day 0
/// (stability 2.31, difficulty 2.12), today is day 5, the interview on day 15.
///
///     r(0) = 0.839;  right today: stability 18.2, so R⁺ = 0.936;  missed: 0.74, so R⁻ = 0.663
///     R⁰   = 0.735;  V(0) = 0.839 · 0.936 + 0.161 · 0.663 − 0.735 = 0.157
///     c(r) = 0.839 · 20 s + 0.161 · (45 + 15) s = 26.4 s
///     the best later day, the last one, has V(9) = 0.233
///     score = (0.157 − ¼ · 0.233) / 26.4 s = 0.0037 of a question a second
///
/// Simulated against others with equal time: plain spaced repetition, due first and new afterwards, leaves
/// much unseen; gain alone asks again what is known anyway; a last week of everything once more comes too
/// late. Deciding by what a second adds to the day is Hunziker et al. 2019, "Teaching Multiple Concepts
/// to a Forgetful Learner"; cost below the line is Pavlik and Anderson 2008.
package struct CoverThenGain<Model: MemoryModel> {
  private let gains: GainTable<Model>
  private let prices: AnswerPrices
  private let today: Day

  /// How much of what a later day would bring is taken off.
  private static var patience: Double { 0.25 }

  /// The date of the gains lies after `today`.
  package init(_ gains: GainTable<Model>, _ prices: AnswerPrices, today: Day) {
    self.gains = gains
    self.prices = prices
    self.today = today
  }

  /// V(j): what one answer after some days adds to the recall on the date.
  package func gain(_ memory: Memory, after days: Int = 0) -> Double {
    gains.gain(memory, row: gains.row(memory), on: today.advanced(by: days))
  }

  /// What asking it today is worth, per second and for a weight of 1.
  package func score(_ memory: Memory) -> Double {
    (gain(memory) - Self.patience * max(0, bestLaterGain(memory))) / price(memory)
  }

  /// The same without looking ahead, which is never less.
  func mostScore(_ memory: Memory) -> Double { gain(memory) / price(memory) }

  private func price(_ memory: Memory) -> Double {
    prices.review(recall: gains.model.recall(memory, on: today))
  }

  private func bestLaterGain(_ memory: Memory) -> Double {
    let last = today.distance(to: gains.date) - 1
    guard last >= 1 else { return 0 }
    let row = gains.row(memory)
    var best = gains.gain(memory, row: row, on: today.advanced(by: last))
    for days in [1, 2, 3, 5, 8, 13, 21, 34] where days < last {
      best = max(best, gains.gain(memory, row: row, on: today.advanced(by: days)))
    }
    return best
  }
}
