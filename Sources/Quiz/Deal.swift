package import Insight
package import Questions

/// Which questions a sitting asks, and in what order.
package struct Deal: Sendable {
  private let agenda: Agenda

  /// Deals what today asks for.
  package init(_ agenda: Agenda) { self.agenda = agenda }

  /// How much is dealt.
  package enum Size: Sendable, Equatable {
    /// What is still to be asked today; nothing when that is done.
    case portion
    /// So many after today's portion, for whoever goes on.
    case further(Int)
    case count(Int)
    /// What fits into so many minutes.
    case minutes(Int)
  }

  /// Questions of some, what today asks for before others; no two neighbours of one topic unless more
  /// than half are of it, and related ones apart while that can be helped; those of one case together
  /// and in its order.
  ///
  /// The same generator state gives the same questions.
  package func questions(
    from candidates: [Question], _ size: Size, using generator: inout some RandomNumberGenerator
  ) -> [Question] {
    // Shuffled first: the sorts are stable, so equals come in random order.
    let shuffled = candidates.shuffled(using: &generator)
    let dealt =
      switch size {
      case .portion: agenda.portion(of: shuffled).questions
      case .further(let count): Array(agenda.further(shuffled).prefix(count))
      case .count(let count): Array(agenda.order(shuffled).prefix(count))
      case .minutes(let minutes): agenda.portion(of: shuffled, minutes: minutes).questions
      }
    return Spreading(dealt).questions.withCasesTogether
  }
}
