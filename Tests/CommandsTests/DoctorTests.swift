import Commands
import Testing

@testable import Progress

@Suite struct DoctorTests {
  @Test func `memories that the reviews do not give are told, and derived anew when asked`() throws
  {
    let program = try TestProgram()
    let answered = program.run(["quiz", "--json", "forms", "orm"], input: ["a", "b", "a", "q"])
    #expect(answered.status == .done)
    let before = program.run(["stats", "--questions", "--json"])
    let path = program.folder + "/data/progress.sqlite"
    try ProgressStore.open(path: path).connection.execute("update memory set stability = 99")

    let sick = program.run(["doctor"])
    #expect(sick.status == .nothing)
    #expect(
      sick.output.hasSuffix(
        """
        the memories differ from a replay of the reviews
        Run: prep doctor --repair (nothing is deleted)

        """))
    let repaired = program.run(["doctor", "--repair"])
    #expect(repaired.status == .done)
    #expect(repaired.output.contains("\nDerived 3 memory states anew from the reviews.\n"))
    #expect(program.run(["stats", "--questions", "--json"]) == before)
    #expect(program.run(["doctor"]).output.hasSuffix("\nEverything is in order.\n"))
  }
}
