/// Finds the pairs of sets that share at least half of their words (Jaccard).
///
/// Two such sets share one of the rarest words of each, so only few of the words need be looked up
/// (the prefix filter of Chaudhuri, Ganti and Kaushik, 2006; the shorter prefix of an indexed set is
/// Xiao et al., 2008).
struct SimilarSets {
  /// Each set by the ranks of its words, rarest first.
  private let sets: [[Int]]
  /// The sets from small to large.
  private let order: [Int]
  private let wordCount: Int

  /// So many sets with one of their rarest words in common are made by a template; further ones are
  /// compared with these alone, which bounds the work.
  private static let mostEntries = 512

  init(_ sets: [Set<String>]) {
    var counts: [String: Int] = [:]
    for word in sets.joined() { counts[word, default: 0] += 1 }
    let words = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let ranks = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1.key, $0) })
    self.sets = sets.map { set in set.compactMap { ranks[$0] }.sorted() }
    order = sets.indices.sorted { (sets[$0].count, $0) < (sets[$1].count, $1) }
    wordCount = words.count
  }

  /// Tells of every pair, the one that comes first in the list first.
  ///
  /// - Complexity: O(*n*) in the number of sets for a bounded number of words in each.
  func forEachPair(_ tell: (_ earlier: Int, _ later: Int, _ similarity: Double) -> Void) {
    var entries = [[Int]](repeating: [], count: wordCount)
    var lastSeenBy = [Int](repeating: -1, count: sets.count)
    for index in order {
      let set = sets[index]
      for word in set.prefix(set.count - (set.count + 1) / 2 + 1) {
        for other in entries[word] where lastSeenBy[other] != index {
          lastSeenBy[other] = index
          guard let similarity = similarity(index, other) else { continue }
          tell(min(index, other), max(index, other), similarity)
        }
      }
      for word in set.prefix(set.count - (2 * set.count + 2) / 3 + 1)
      where entries[word].count < Self.mostEntries {
        entries[word].append(index)
      }
    }
  }

  /// Nil when it is less than a half.
  private func similarity(_ larger: Int, _ smaller: Int) -> Double? {
    let (one, other) = (sets[larger], sets[smaller])
    guard 2 * other.count >= one.count else { return nil }
    var (left, right, shared) = (0, 0, 0)
    while left < one.count, right < other.count {
      if one[left] == other[right] { shared += 1 }
      let (word, next) = (one[left], other[right])
      if word <= next { left += 1 }
      if next <= word { right += 1 }
    }
    let all = one.count + other.count - shared
    return 2 * shared >= all ? Double(shared) / Double(all) : nil
  }
}
