import Arguments
import Testing

@testable import Usage

@Suite struct ProgramTableTests {
  static let names = programTable.commands.map(\.name)

  @Test(arguments: names)
  func `a command says in a short sentence what it does`(name: String) throws {
    let command = try #require(programTable.command(name))
    #expect(command.summary.first?.isUppercase == true && command.summary.hasSuffix("."))
    #expect(command.summary.count <= 65)
  }

  @Test(arguments: names)
  func `the help of a command fits 80 columns and uses plain words`(name: String) {
    let text = Help(programTable).text(for: name)
    #expect(text.split(separator: "\n").filter { $0.count > 80 } == [])
    // Turns that no native speaker would use.
    let turns = ["whose day has come", "stands in", "is to be", "is to go", "speaks against"]
    #expect(turns.filter(text.contains) == [])
  }

  @Test func `every command has a name of its own`() {
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: [
    (["quiz", "--level", "expert"], "--level"), (["quiz", "-n", "0"], "--count"),
    (["--now", "soon"], "--now"), (["plan", "--level", "al"], "--level"),
  ])
  func `a value that cannot be meant is refused by the name of its place`(
    words: [String], place: String
  ) {
    var globals = GlobalOptions()
    do throws(UsageError) {
      _ = try programTable.parse(words, globals: &globals)
      Issue.record("taken")
    } catch {
      guard case .badValue(let found, _, _) = error else {
        Issue.record("another error: \(error)")
        return
      }
      #expect(found == place)
    }
  }
}
