import Commands
import Testing

/// The format of a file is that of its name.
@Suite struct ExportFormatTests {
  @Test(arguments: [
    (["a.html"], "<!DOCTYPE html>"), (["a.HTM"], "<!DOCTYPE html>"), (["a.csv"], "id,topic,"),
    (["a.json"], "[{\"format\":2"), (["a.md"], "# Django"), (["a.markdown"], "# Django"),
    (["a.txt"], "# Django"), (["a"], "# Django"), (["html"], "# Django"),
    (["a.csv.old"], "# Django"),
    (["a.html", "--format", "markdown"], "# Django"), (["a.html", "--json"], "[{\"format\":2"),
    (["a.txt", "--format", "anki"], "#separator:tab"),
    (["a.html", "--brief"], "<!DOCTYPE html>"),
  ])
  func `a file is of the format that its name tells`(words: [String], beginning: String) throws {
    let program = try TestProgram()
    let ids = ["--id", "bound-form"]
    let outcome = program.run(
      ["export", program.folder + "/" + words[0]] + words.dropFirst() + ids)
    #expect(outcome.status == .done)
    #expect(try program.read(words[0]).hasPrefix(beginning))
  }
}
