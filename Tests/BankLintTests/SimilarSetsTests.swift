import Testing

@testable import BankLint

@Suite struct SimilarSetsTests {
  private struct Pair: Hashable {
    let earlier, later: Int
    let similarity: Double
  }

  private static func pairs(_ sets: [Set<String>]) -> [Pair] {
    var pairs: [Pair] = []
    SimilarSets(sets).forEachPair { pairs.append(Pair(earlier: $0, later: $1, similarity: $2)) }
    return pairs
  }

  @Test(
    arguments: [
      ([], []),
      ([["a"]], []),
      ([[], []], []),
      ([["a"], ["a"]], [1.0]),
      ([["a"], ["b"]], []),
      ([["a", "b"], ["a"]], [0.5]),
      ([["a", "b", "c"], ["a"]], []),
      ([["a", "b", "c"], ["b", "c", "d"]], [0.5]),
      ([["a", "b", "c"], ["c", "d", "e"]], []),
    ] as [([Set<String>], [Double])])
  func `a pair shares half of its words or more`(row: (sets: [Set<String>], found: [Double])) {
    #expect(Self.pairs(row.sets).map(\.similarity) == row.found)
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func `no pair is lost and none is told twice`(seed: UInt64) {
    var state = seed
    func next(below bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    // Few words are frequent, as in a language.
    let sets = (0..<300).map { _ in
      Set((0..<next(below: 9)).map { _ in "\(next(below: next(below: 20) + 1))" })
    }
    let all = sets.indices.flatMap { later in
      (0..<later).compactMap { earlier -> Pair? in
        let shared = sets[earlier].intersection(sets[later]).count
        let union = sets[earlier].union(sets[later]).count
        return shared > 0 && 2 * shared >= union
          ? Pair(earlier: earlier, later: later, similarity: Double(shared) / Double(union)) : nil
      }
    }
    let found = Self.pairs(sets)
    #expect(!all.isEmpty)
    #expect(Set(found) == Set(all))
    #expect(found.count == all.count)
  }

  @Test func `of very many equal sets each later one is told of the first`() {
    let found = Self.pairs(Array(repeating: ["a", "b"], count: 2_000))
    #expect(Set(found.filter { $0.earlier == 0 }.map(\.later)) == Set(1..<2_000))
    #expect(found.count < 2_000 * 513)
  }
}
