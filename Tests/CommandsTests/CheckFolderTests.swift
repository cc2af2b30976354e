import Commands
import Testing

/// What is checked of a folder is what would be added of it.
@Suite struct CheckFolderTests {
  @Test func `check reads the files of a folder that bank add reads`() throws {
    let program = try TestProgram()
    try program.write("question,answer\nWhat is a list?,Values in order\n", to: "deck/a.csv")
    try program.write("question,answer\nWhat is a set?,Values once each\n", to: "deck/deep/b.csv")
    try program.write("# My notes\n\nAbout this deck.\n", to: "deck/README.md")
    try program.write("MIT", to: "deck/LICENSE")
    try program.write("{}", to: "deck/.hidden.json")
    let deck = program.folder + "/deck"
    let check = program.run(["check", deck])
    #expect(check.output.contains("2 files, 2 readable questions, no problems"))
    #expect(check.status == .done)
    let added = program.run(["bank", "add", deck, "--dry-run"]).output
    #expect(added.contains("would take 2 questions"))
    try program.write("no package", to: "deck/deep/deck.apkg")
    #expect(!program.run(["check", deck]).output.contains("not valid JSON"))
  }

  @Test func `an empty folder is told as one`() throws {
    let program = try TestProgram()
    try program.write("", to: "deck/empty/.hidden")
    let outcome = program.run(["bank", "add", program.folder + "/deck/empty"])
    #expect(outcome.status == .failed)
    #expect(
      outcome.errors.hasSuffix(
        "/deck/empty: is an empty folder; name a file of questions, or a folder of them\n"))
  }
}
