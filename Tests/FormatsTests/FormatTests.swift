import Formats
import Questions
import StudySheet
import Testing

/// What every row of the table keeps to.
@Suite struct FormatTests {
  @Test func `a name and an ending are one format's`() {
    let names = Format.allCases.map(\.name)
    let endings = Format.allCases.flatMap(\.endings)
    #expect(Set(names).count == names.count)
    #expect(Set(endings).count == endings.count)
    #expect(endings.allSatisfy { $0 == $0.lowercased() && !$0.contains(".") })
  }

  @Test(arguments: Format.allCases)
  func `a format is found by its name and by each of its endings`(_ format: Format) {
    #expect(Format(rawValue: format.name)?.name == format.name)
    #expect(
      format.endings.map { Format(ofFile: "a/b." + $0)?.name }
        == format.endings.map { _ in format.name })
    #expect(format.summary.hasPrefix(format.name + " is "))
  }

  @Test(arguments: [
    ("a.html", "html"), ("a.HTM", "html"), ("a.md", "markdown"), ("a.b.csv", "csv"),
    ("a.csv.old", nil), ("html", nil), ("a.txt", nil), ("", nil),
  ])
  func `a file is of the format that its name tells`(_ path: String, _ name: String?) {
    #expect(Format(ofFile: path)?.name == name)
  }

  @Test(arguments: Format.allCases, AnswerPlacement.allCases)
  func `every format writes the sample, and equal sheets give equal bytes`(
    _ format: Format, _ answers: AnswerPlacement
  ) {
    let text = Samples.text(format, answers)
    #expect(text.contains("which-join") && text.contains("what-is-lazy"))
    #expect(Samples.text(format, answers) == text)
  }

  @Test(arguments: Format.allCases)
  func `an empty sheet is written as well`(_ format: Format) {
    let text = Samples.text(format, of: Sheet(title: "T", date: "D", sections: []))
    #expect(text.utf8.last == UInt8(ascii: "\n"))
  }

  @Test(arguments: Format.allCases.filter { $0.read != nil })
  func `what is read comes back as it was written`(_ format: Format) throws {
    let read = try #require(format.read)
    let file = read(Array(Samples.text(format).utf8), "sheet")
    #expect(file.questions == Samples.sheet.entries.map(\.question))
    #expect(file.problems == [])
  }

  @Test(arguments: Format.allCases.filter { $0.read != nil }, ["", "x", "{", "\u{FEFF}"])
  func `what cannot be read is a problem of the file that is named`(
    _ format: Format, _ text: String
  ) throws {
    let read = try #require(format.read)
    let file = read(Array(text.utf8), "odd")
    #expect(file.questions == [])
    #expect(file.problems.map(\.file) == ["odd"])
  }
}
