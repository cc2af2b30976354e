import Files
import Testing

@testable import Commands

@Suite struct FileSentencesTests {
  @Test(arguments: [
    (FileError.Reason.cannotRead("permission denied"), "cannot be read: permission denied"),
    (
      .cannotReplace("it is a folder"),
      "cannot be written: it is a folder; what was there is unchanged"
    ),
    (.cannotWrite("no space left on device"), "cannot be written: no space left on device"),
    (.readerGone, "cannot be written: nobody reads it any more"),
    (.cannotMakeFolder("file exists"), "the folder cannot be made: file exists"),
    (.notARegularFile, "is not a regular file"),
    (.tooLarge(limit: 256 << 20), "is larger than the 256 MB that prep reads"),
    (
      .lineTooLong(line: 2, limit: 256 << 20), "line 2 is longer than the 256 MB that prep reads"
    ),
  ])
  func `an error says what is the matter`(reason: FileError.Reason, sentence: String) {
    let failure = Failure(FileError(path: "file", reason: reason))
    #expect(failure.message == "file: " + sentence)
    #expect(failure.status == .failed)
  }

  @Test func `what already exists is not overwritten unasked`() {
    let failure = Failure(FileError(path: "sheet.md", reason: .taken))
    #expect(failure.message == "sheet.md already exists; choose another name or use --force")
  }

  @Test func `nothing is said when whoever read the output went away`() {
    let failure = Failure(Surroundings.outputClosed)
    #expect(failure.message == nil)
    #expect(failure.status == .done)
  }
}
