import Testing

@testable import Search
import Quiz

@Suite struct PostingsTests {
  @Test func `what is written is read, in order and by seeking`() {
    var random = SeededGenerator(seed: 8)
    for size in [0, 1, 127, 128, 129, 1_000] {
      var builder = PostingsBuilder()
      var written: [Int: [Int]] = [:]
      var question = 0
      for _ in 0..<size {
        let positions = Set((0...3).map { _ in Int.random(in: 0...500, using: &random) }).sorted()
        for position in positions { builder.add(question: question, position: position, weight: 1) }
        written[question] = positions
        question += Int.random(in: 1...300, using: &random)
      }
      var writer = SectionWriter()
      builder.finish(into: &writer)
      let postings = Postings(IndexBytes(writer.bytes), writer.bytes.indices)
      #expect(postings.count == size)
      var read: [Int] = []
      postings.forEach { question, _ in read.append(question) }
      #expect(read == written.keys.sorted())
      var cursor = PostingsCursor(postings)
      for target in stride(from: 0, to: question + 10, by: Int.random(in: 1...9, using: &random)) {
        #expect(cursor.seek(target)?.positions == written[target])
      }
    }
  }
}
