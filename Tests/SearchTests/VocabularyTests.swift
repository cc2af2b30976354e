import Questions
import Testing
import TextAnalysis

@testable import Search
import Quiz

@Suite struct VocabularyTests {
  private func vocabulary(_ words: [String]) -> Vocabulary {
    Vocabulary(
      IndexBuilder.file(
        questions: [question("", prompt: words.joined(separator: " "), topic: "")],
        synonyms: Synonyms(), titles: [:], digest: ""))
  }

  private func near(
    _ typed: String, _ limit: Int, prefixes: Bool = false, in words: [String]
  ) -> [String: Int] {
    let vocabulary = vocabulary(words)
    var found: [String: Int] = [:]
    vocabulary.forEachWord(near: typed, TypoWalk.Price(limit: limit), prefixes: prefixes) {
      found[vocabulary.text($0)] = $1
    }
    return found
  }

  @Test(arguments: [
    ("select", "select", 0), ("select", "selects", 1), ("select", "seelct", 1),
    ("select", "eslect", 1), ("select", "xelect", 2), ("select", "elect", 2),
    ("select", "aselect", 2), ("select", "slct", 2), ("select", "sleect", 1),
  ])
  func `the first letter counts twice and a swap once`(word: String, typed: String, slips: Int) {
    #expect(near(typed, 2, in: [word]) == [word: slips])
    #expect(near(typed, slips - 1, in: [word]) == [:])
  }

  @Test func `the walk finds what comparing with every word finds`() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let words = Set((0..<60).map { _ in "a" + random.text(of: Array("abcd"), atMost: 7) })
      let typed = "a" + random.text(of: Array("abcd"), atMost: 7)
      for limit in 0...2 {
        var expected: [String: Int] = [:]
        for word in words { expected[word] = editDistance(typed, word, atMost: limit) }
        #expect(near(typed, limit, in: Array(words)) == expected)
      }
    }
  }

  @Test func `a beginning may have slips`() {
    let words = ["authentication", "authorization", "author"]
    #expect(near("authetnic", 1, prefixes: true, in: words) == ["authentication": 1])
    #expect(near("authro", 1, prefixes: true, in: words) == ["author": 1, "authorization": 1])
  }

  @Test func `words are found by their beginning and by their stem`() {
    let vocabulary = vocabulary(["migrate", "migrations", "migration", "mig", "form", "migrating"])
    #expect(
      vocabulary.words(beginningWith: "migra").map(vocabulary.text) == [
        "migrate", "migrating", "migration", "migrations",
      ])
    #expect(vocabulary.words(beginningWith: "x").isEmpty)
    #expect(vocabulary.words(beginningWith: "").count == vocabulary.count)
    #expect(
      vocabulary.words(withStem: "migrat").map(vocabulary.text) == [
        "migrate", "migrating", "migration", "migrations",
      ])
    #expect(vocabulary.words(withStem: "zzz") == [])
    #expect(vocabulary.number(of: "migr") == nil)
    #expect(vocabulary.number(of: "mig").map(vocabulary.text) == "mig")
  }
}
