internal import Scoring

/// Numbers as if by chance, the same at every run: SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xd134_2543_de82_ef95 }

  /// From 0 to 1.
  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
  }

  /// Of mean 0 and deviation 1, near enough: the sum of twelve.
  mutating func normal() -> Double { (0..<12).map { _ in unit() }.reduce(-6, +) }

  /// The number of one answer to one question: the same for every policy and every learner, so that
  /// comparing them is not left to chance.
  static func unit(_ question: Int, answer: Int) -> Double {
    guard answer > 0 else {
      // First answers spread evenly: multiples of the golden ratio.
      let place = Double(question) * 0.618_033_988_749_895
      return place - place.rounded(.down)
    }
    var chance = Chance(seed: UInt64(question) &* 65_537 &+ UInt64(answer))
    return chance.unit()
  }
}
