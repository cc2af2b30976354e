import Commands
import Files
import TextAnalysis
import Testing

/// Names of files that are no UTF-8, and paths that begin with a tilde, in every command that takes one.
@Suite struct RawPathTests {
  private let program: TestProgram

  init() throws { program = try TestProgram() }

  /// As the system gives it: "na", the byte 0xEF, "ve".
  private func path(_ ending: String) -> String {
    program.folder + "/" + String(systemBytes: [0x6E, 0x61, 0xEF, 0x76, 0x65]) + ending
  }

  /// A file of that name with questions in it.
  private func bank() throws -> String {
    try program.write("question,answer\nWhat?,This\n", to: "deck.csv")
    #expect(Files.move(program.folder + "/deck.csv", to: path(".csv")))
    return path(".csv")
  }

  private func run(_ words: [String], input: [String] = []) -> TestProgram.Outcome {
    let outcome = program.run(words, input: input)
    let said = outcome.output + outcome.errors
    #expect(!said.unicodeScalars.contains { $0.rawByte != nil }, "\(words)")
    return outcome
  }

  @Test func `such files are read and shown by the numbers of their bytes`() throws {
    let bank = try bank()
    let shown = #"na\xEFve.csv"#
    #expect(run(["check", bank]).output.contains("1 file, 1 readable question"))
    #expect(run(["bank", "add", bank]).output.contains("took 1 question from"))
    #expect(run(["bank", "add", bank]).output.contains(shown))
    #expect(run(["quiz", "--bank", bank, "--json"]).output.contains("What?"))
    #expect(run(["search", "what", "--bank", bank]).status == .done)
    for words in [
      ["check"], ["bank", "add"], ["progress", "import"], ["progress", "restore"], ["sync"],
    ] {
      let outcome = run(words + [path(".missing")])
      #expect(outcome.errors.contains(#"na\xEFve.missing"#), "\(words)")
      #expect(outcome.status == .failed, "\(words)")
    }
    #expect(run(["quiz", "--bank", path(".missing")]).errors.contains(#"na\xEFve.missing"#))
  }

  @Test(arguments: [
    (["export"], ".md"), (["export"], ".html"), (["export"], ".apkg"), (["bank", "new"], ".md"),
    (["progress", "export"], ".jsonl"), (["progress", "backup"], ".sqlite"),
    (["interview", "--report"], ".md"), (["export", "--split"], ".folder"),
  ])
  func `such files are written under their own names`(words: [String], ending: String) throws {
    _ = run(["quiz", "--json", "--kind", "choice"], input: ["a", "q"])
    let file = path(ending)
    let outcome = run(words + [file], input: ["s", "s", "s", "s", "s", "s", "s", "s"])
    #expect(outcome.status == .done, "\(outcome.errors)")
    #expect(Files.names(in: program.folder).contains(Files.name(of: file)))
  }

  @Test func `a data folder, a synced folder and a cache of such a name are used`() throws {
    let (data, shared) = (path("-data"), path("-shared"))
    try Files.makeFolder(shared)
    program.environment["XDG_CACHE_HOME"] = path("-cache")
    let words = ["--data-dir", data]
    _ = run(words + ["quiz", "--json", "--kind", "choice"], input: ["a", "q"])
    #expect(run(words + ["stats", "--json"]).output.hasPrefix("{\"reviews\":1"))
    #expect(run(words + ["sync", shared]).output.contains("went out"))
    #expect(run(words + ["sync"]).output.contains("nothing new"))
    #expect(run(words + ["search", "query"]).status == .done)
    #expect(run(words + ["doctor"]).output.contains(#"na\xEFve-data/progress.sqlite"#))
    #expect(FileStatus(of: data + "/progress.sqlite")?.kind == .file)
    #expect(FileStatus(of: shared + "/prep")?.kind == .folder)
    let backup = path(".sqlite")
    _ = run(words + ["progress", "backup", backup])
    #expect(run(words + ["progress", "import", backup]).output.contains("1 were there already"))
    #expect(run(words + ["progress", "restore", backup]).status == .done)
  }

  @Test(arguments: [
    ["--data-dir=~/x", "stats"], ["--data-dir", "~/x", "stats"],
  ])
  func `a tilde that a shell has left stands for the home folder`(words: [String]) throws {
    _ = run(
      ["--data-dir", program.folder + "/x", "quiz", "--json", "--kind", "choice"],
      input: ["a", "q"])
    #expect(run(words + ["--json"]).output.hasPrefix("{\"reviews\":1"))
  }

  @Test func `so it does in the environment and in every flag that takes a path`() throws {
    try program.write("question,answer\nWhat?,This\n", to: "deck.csv")
    #expect(run(["quiz", "--bank=~/deck.csv", "--json"]).output.contains("What?"))
    _ = run(["interview", "--report=~/report.md"], input: ["s", "s", "s", "s", "s", "s"])
    #expect(Files.isTaken(program.folder + "/report.md"))
    program.environment["PREP_DATA_DIR"] = "~/y"
    _ = run(["quiz", "--json", "--kind", "choice"], input: ["a", "q"])
    #expect(Files.isTaken(program.folder + "/y/progress.sqlite"))
    program.environment["PREP_DATA_DIR"] = nil
    program.environment["XDG_DATA_HOME"] = "~/z"
    _ = run(["quiz", "--json", "--kind", "choice"], input: ["a", "q"])
    #expect(Files.isTaken(program.folder + "/z/prep/progress.sqlite"))
    #expect(!Files.isTaken("~"))
  }
}
