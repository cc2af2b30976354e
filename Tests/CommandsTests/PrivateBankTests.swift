import Commands
import Files
import Testing

/// What somebody studies is nobody else's business, whichever command came first.
@Suite struct PrivateBankTests {
  @Test func `the data folder is its owner's alone when a bank is added first`() throws {
    let program = try TestProgram()
    try program.write("question,answer\nWhat?,This\n", to: "deck.csv")
    #expect(program.run(["bank", "add", program.folder + "/deck.csv"]).status == .done)
    #expect(FileStatus(of: program.folder + "/data")?.permissions == 0o700)
    #expect(program.run(["doctor"]).status == .done)
  }
}
