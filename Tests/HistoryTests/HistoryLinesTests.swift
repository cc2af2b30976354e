import History
import Scoring
import Testing

@Suite struct HistoryLinesTests {
  private func lines(_ bytes: [UInt8]) throws -> HistoryLines {
    try HistoryLines(bytes, file: "history", day: { $0.studyDay(utcOffset: 0) })
  }

  private let start = #"{"id":"a","question":"q","at":"2026-11-20T10:00:00Z","grade":"good""#

  @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "é"])
  func `a line ends at a line feed only`(text: String) throws {
    let line = start + #","given":["one\#(text)two"]}"#
    let history = try lines(Array((line + "\r\n\n" + line + "\n").utf8))
    #expect(history.reviews.map(\.given) == [["one\(text)two"], ["one\(text)two"]])
  }

  @Test(arguments: [[0xff] as [UInt8], [0xc3], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]])
  func `a line that is no UTF-8 is named`(bytes: [UInt8]) {
    let text = Array((start + "}\n" + start + #","given":[""#).utf8) + bytes + Array("\"]}\n".utf8)
    let problem = #expect(throws: HistoryProblem.self) { try lines(text) }
    #expect(problem?.file == "history")
    #expect(problem?.line == 2)
    #expect(problem?.column == 79)
    #expect(
      problem?.sentence == "is not a review as a JSON object: expected text in UTF-8")
  }

  @Test func `what is written is read as it was`() throws {
    let review = Review(
      id: "a", question: "q", revision: 2, at: Instant(milliseconds: 1_000), day: Day(number: 0),
      grade: .hard, score: 0.5, seconds: 12.5, given: ["a\u{2028}", "\"b\""])
    let voids = [(review: "b", at: Instant(milliseconds: 2_000))]
    let change = SettingChange(id: "s", at: Instant(milliseconds: 3_000), .retention, to: "0.85")
    let text = HistoryLines.text(
      ProgressStore.LogBlock(reviews: [review], voids: voids, settings: [change]))
    let read = try lines(Array(text.utf8))
    #expect(read.reviews == [review])
    #expect(read.voids.map(\.review) == ["b"])
    #expect(read.voids.map(\.at) == [Instant(milliseconds: 2_000)])
    #expect(read.settings == [change])
  }

  @Test func `a bad line is counted from the first of its portion`() {
    let text = Array((start + "}\n\n{}\n").utf8)
    #expect(
      throws: HistoryProblem(
        file: "f", line: 42, column: 1,
        sentence: "\"at\" must be an ISO 8601 time of the years 0000 to 9999")
    ) {
      try HistoryLines(text, file: "f", firstLine: 40, day: { $0.studyDay(utcOffset: 0) })
    }
  }
}
