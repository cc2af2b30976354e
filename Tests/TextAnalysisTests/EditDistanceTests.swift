import Testing

@testable import TextAnalysis
import Quiz

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0, 0),
    ("", "ab", 2, 2),
    ("orm", "orm", 0, 0),
    ("cuont", "count", 1, 1),
    ("select", "slecet", 2, 2),
    ("queryset", "querset", 1, 1),
    ("queryset", "queryysets", 5, 2),
    ("queryset", "quaryset", 1, 1),
    ("ca", "abc", 3, 3),
    ("naïve", "naive", 1, 1),
  ])
  func `slips are counted`(left: String, right: String, limit: Int, slips: Int) {
    #expect(editDistance(left, right, atMost: limit) == slips)
    #expect(editDistance(right, left, atMost: limit) == slips)
    #expect(editDistance(left, right, atMost: .max) == slips)
    #expect(editDistance(left, right, atMost: slips - 1) == nil)
  }

  @Test func `the band gives what the whole table gives`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let left = random.text(of: Array("abc"), atMost: 8)
      let right = random.text(of: Array("abc"), atMost: 8)
      let limit = Int.random(in: -1...9, using: &random)
      let slips = slipsByWholeTable(Array(left), Array(right))
      #expect(editDistance(left, right, atMost: limit) == (slips <= limit ? slips : nil))
    }
  }

  /// The recurrence of optimal string alignment as its definition states it.
  private func slipsByWholeTable(_ left: [Character], _ right: [Character]) -> Int {
    var table = (0...left.count).map { row in (0...right.count).map { row == 0 ? $0 : row } }
    for row in 1..<(left.count + 1) {
      for column in 1..<(right.count + 1) {
        let replaced = table[row - 1][column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        table[row][column] = min(replaced, table[row - 1][column] + 1, table[row][column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }

  @Test(arguments: [
    ("serach", ["quiz", "search", "stats"], "search"),
    ("search", ["search", "serach"], "search"),
    ("exprot", ["export", "search"], "export"),
    ("x", ["y", "quiz"], "y"),
    ("quizz", ["quiz", "quiz"], "quiz"),
  ])
  func `the nearest word was meant`(word: String, candidates: [String], meant: String) {
    #expect(closestMatch(to: word, among: candidates) == meant)
  }

  @Test(arguments: [
    ("stat", ["state", "stats"]),
    ("stat", ["state", "stats", "statt"]),
    ("cat", ["quiz", "search"]),
    ("quiz", []),
    ("", ["ab", "cd"]),
  ])
  func `no word was meant when two are equally near or none is near`(
    word: String, candidates: [String]
  ) {
    #expect(closestMatch(to: word, among: candidates) == nil)
  }

  @Test func `a nearer word ends a tie`() {
    #expect(closestMatch(to: "serach", among: ["serac", "serah", "search", "serach"]) == "serach")
    #expect(closestMatch(to: "quizes", among: ["quixxs", "quizzs", "quizzes"]) == nil)
    #expect(closestMatch(to: "templat", among: ["tempat2", "tamplats", "template"]) == "template")
  }
}
