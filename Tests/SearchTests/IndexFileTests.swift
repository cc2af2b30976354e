import Questions
import Quiz
import Testing

@testable import Search

@Suite struct IndexFileTests {
  private let segment = SearchSegment(
    questions: (0..<300).map {
      question("q\($0)", prompt: "word\($0 % 7) common café", tags: ["t\($0)"], answer: "n \($0)")
    }, synonyms: Synonyms(groups: [["w", "word1"]]), digest: "abc")

  @Test func `an index comes back from its bytes as it was`() throws {
    let again = SearchIndex([
      try #require(SearchSegment(bytes: segment.serialized(), digest: "abc"))
    ])
    #expect(again.count == 300)
    for text in ["word3", "common t299", "w", "\"common cafe\"", "comon", "topic:orm"] {
      #expect(try again.results(text).hits == SearchIndex([segment]).results(text).hits)
    }
  }

  @Test func `another digest is refused`() {
    #expect(SearchSegment(bytes: segment.serialized(), digest: "abd") == nil)
  }

  @Test func `any changed, missing or added byte is noticed`() {
    var random = SeededGenerator(seed: 5)
    let bytes = segment.serialized()
    for _ in 0..<200 {
      var damaged = bytes
      let place = bytes.indices.randomElement(using: &random) ?? 0
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(SearchSegment(bytes: damaged, digest: "abc") == nil)
      #expect(SearchSegment(bytes: Array(bytes[..<place]), digest: "abc") == nil)
    }
    #expect(SearchSegment(bytes: bytes + [0], digest: "abc") == nil)
    #expect(SearchSegment(bytes: [], digest: "abc") == nil)
  }

  /// Of each word's highest byte little reaches the sum by multiplications alone.
  @Test(arguments: 0..<8)
  func `two bytes that change places are noticed`(place: Int) {
    var random = SeededGenerator(seed: 8)
    let bytes = segment.serialized()
    let words = (bytes.count - 100) / 32
    for _ in 0..<300 {
      let places = (0..<2).map { _ in 80 + 32 * Int.random(in: 0..<words, using: &random) + place }
      var damaged = bytes
      damaged.swapAt(places[0], places[1])
      #expect((SearchSegment(bytes: damaged, digest: "abc") == nil) == (damaged != bytes))
    }
  }

  @Test func `random bytes with a right checksum never crash a search`() throws {
    var random = SeededGenerator(seed: 6)
    let good = segment.serialized()
    for round in 0..<150 {
      var sections: [IndexSection: [UInt8]] = [:]
      let whole = try #require(IndexFile(IndexBytes(good)))
      for section in IndexSection.allCases {
        sections[section] = Array(whole.bytes[whole[section]])
      }
      for section in IndexSection.allCases.shuffled(using: &random).prefix(1 + round % 3) {
        sections[section] = damaged(sections[section] ?? [], &random)
      }
      sections[.digest] = []
      let file = IndexFile(sections: sections)
      let index = SearchIndex([try #require(SearchSegment(bytes: Array(file.bytes)))])
      for text in [
        "word3 common", "wrd common2", "\"common cafe\" -t3", "comon t2", "id:q topic:orm w",
      ] {
        let results = try index.results(text)
        for hit in results.hits { _ = index.listing(of: hit, in: results) }
      }
    }
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    case 1: bytes = bytes.map { _ in UInt8.random(in: 0...255, using: &random) }
    default:
      for place in bytes.indices where Int.random(in: 0..<20, using: &random) == 0 {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  @Test func `any query gets an answer`() throws {
    let index = SearchIndex([segment])
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let text = random.text(of: Array("word1 caféx\"-:_+('é数\0\n…"), atMost: 40)
      let results = try index.results(text)
      #expect(results.hits.count <= 10)
      for hit in results.hits { _ = index.listing(of: hit, in: results, snippetSize: text.count) }
    }
    _ = try index.results(String(repeating: "word1 ", count: 2_000))
    _ = try index.results(String(repeating: "w", count: 10_000))
    _ = try index.results(String(repeating: "a_", count: 5_000))
  }
}
