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
    #expect(endings.allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
  }

  @Test(arguments: Format.allCases)
  func `a format is found by its name and by each of its endings`(_ format: Format) {
    #expect(Format(rawValue: format.name)?.name == format.name)
    if format.content != nil {
      #expect(
        format.endings.map { Format(ofFile: "a/b." + $0)?.name }
          == format.endings.map { _ in format.name })
    }
    #expect(format.summary.hasPrefix(format.name + " "))
  }

  @Test(arguments: [
    ("a.html", "html"), ("a.HTM", "html"), ("a.md", "markdown"), ("a.b.csv", "csv"),
    ("a.quiz.md", "quiz"),
    ("a.csv.old", nil), ("html", nil), ("a.txt", nil), ("", nil),
  ])
  func `a file is of the format that its name tells`(_ path: String, _ name: String?) {
    #expect(Format(ofFile: path)?.name == name)
  }

  private static let written = WrittenFormat.allCases.map(\.format).filter { $0 != .apkg }

  @Test(arguments: written, AnswerPlacement.allCases)
  func `every format writes the sample, and equal sheets give equal bytes`(
    _ format: Format, _ answers: AnswerPlacement
  ) {
    let text = Samples.text(format, answers)
    #expect(text.contains("Which join?"))
    // What has one form of question leaves the others out.
    #expect(text.contains("which-join") && text.contains("what-is-lazy") || format == .aiken)
    #expect(Samples.text(format, answers) == text)
  }

  @Test(arguments: written.filter { $0 != .aiken && $0 != .gift })
  func `an empty sheet is written as well`(_ format: Format) {
    let text = Samples.text(format, of: Sheet(title: "T", date: "D", sections: []))
    #expect(text.utf8.last == UInt8(ascii: "\n"))
  }

  @Test func `JSON comes back as it was written`() throws {
    let file = try Reading.file(.json, Samples.text(.json))
    #expect(file.questions == Samples.sheet.entries.map(\.question))
    #expect(file.problems == [])
  }

  @Test(arguments: ReadFormat.allCases.map(\.format), ["x", "{", "\u{FEFF}", "\0\u{1}"])
  func `what cannot be read is a problem of the file that is named`(
    _ format: Format, _ text: String
  ) throws {
    let file = try Reading.file(format, text)
    #expect(file.questions == [])
    #expect(file.problems.allSatisfy { $0.file == "odd" })
  }
}
