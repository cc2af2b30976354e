/// What one answer did to a memory, with all that the way back through it asks for.
struct Transition {
  let step: FitLog.Step
  let before: State
  /// Before it is brought into range.
  let reached: State
  /// The recall that was predicted for the answer; 1 for a first one.
  let recall: Double
  let way: Way
  /// What a change of the predicted recall is worth in loss.
  var recallPull = 0.0

  /// Stability and difficulty, or what a change of each is worth.
  struct State: Equatable {
    var stability = 0.0
    var difficulty = 0.0
  }

  /// Which formula gave the stability.
  enum Way: Equatable {
    case first
    case sameDay(increase: Double)
    /// The increase would have been a fall, which only "again" may bring.
    case sameDayUnchanged
    /// The growth is that of "good".
    case recalled(growth: Double)
    case forgotten
    /// Forgotten, and held below what was there before.
    case forgottenAtMost
  }

  var after: State {
    let (stabilities, difficulties) = (Memory.stabilityRange, Memory.difficultyRange)
    return State(
      stability: min(max(reached.stability, stabilities.lowerBound), stabilities.upperBound),
      difficulty: min(max(reached.difficulty, difficulties.lowerBound), difficulties.upperBound))
  }

  /// Nothing passes a bound on the way back.
  func passing(_ pull: State) -> State {
    State(
      stability: Memory.stabilityRange.contains(reached.stability) ? pull.stability : 0,
      difficulty: Memory.difficultyRange.contains(reached.difficulty) ? pull.difficulty : 0)
  }
}
