import Testing

@testable import Terminal

/// What a terminal is told while work goes on, by a clock that is given.
@Suite struct ProgressLineTests {
  private static let erase = "\r\u{1b}[K"

  private func written(_ line: ProgressLine, at times: [Int]) -> [String] {
    var line = line
    return times.map { line.update(after: $0) } + [line.end()]
  }

  @Test func `short work says nothing`() {
    let line = ProgressLine("Importing", columns: 80, canErase: true)
    #expect(written(line, at: [0, 299]) == ["", "", ""])
  }

  @Test func `long work is named after 300 milliseconds, with its seconds, and erased`() {
    let line = ProgressLine("Importing", columns: 80, canErase: true)
    #expect(
      written(line, at: [300, 999, 1000, 61_500]) == [
        Self.erase + "Importing…", "", Self.erase + "Importing… 1 s",
        Self.erase + "Importing… 61 s", Self.erase,
      ])
  }

  @Test(arguments: [(9, "日本語 c"), (8, "日本語 "), (6, "日本"), (80, "日本語 cafe\u{301}…")])
  func `a line never fills the window, with wide characters neither`(
    _ columns: Int, _ shown: String
  ) {
    let line = ProgressLine("日本語 cafe\u{301}", columns: columns, canErase: true)
    #expect(written(line, at: [300]) == [Self.erase + shown, Self.erase])
  }

  @Test func `without cursor movement it is one line that stays`() {
    let line = ProgressLine("Importing", columns: 4, canErase: false)
    #expect(written(line, at: [0, 300, 1300, 9000]) == ["", "Importing…\n", "", "", ""])
  }

  @Test(arguments: [(12, "Importing… "), (11, "Importing…"), (5, "Impo"), (1, "I"), (0, "I")])
  func `the line does not fill the window`(columns: Int, shown: String) {
    var line = ProgressLine("Importing", columns: columns, canErase: true)
    #expect(line.update(after: 2000) == Self.erase + shown)
  }

  @Test func `a name cannot steer the terminal`() {
    var line = ProgressLine("Reading \u{1b}[2J", columns: 80, canErase: true)
    #expect(line.update(after: 300) == Self.erase + "Reading ␛[2J…")
  }
}
