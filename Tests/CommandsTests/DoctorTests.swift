import Commands
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@testable import History

@Suite struct DoctorTests {
  @Test func `memories that the reviews do not give are told, and derived anew when asked`() throws
  {
    let program = try TestProgram()
    let answered = program.run(["quiz", "--json", "forms", "orm"], input: ["a", "b", "a", "q"])
    #expect(answered.status == .done)
    let before = program.run(["stats", "--questions", "--json"])
    let path = program.folder + "/data/progress.sqlite"
    try ProgressStore.open(path: path).execute("update memory set stability = 99")

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

  private func answer(_ program: TestProgram) -> TestProgram.Outcome {
    program.run(["quiz", "--json", "forms", "orm"], input: ["a", "b", "a", "q"])
  }

  /// A file that is gone looks like that of somebody who begins.
  @Test(arguments: [true, false])
  func `a history that was lost is told of, and comes back from the backup`(isCut: Bool) throws {
    let program = try TestProgram()
    #expect(answer(program).status == .done)
    let path = program.folder + "/data/progress.sqlite"
    try #require(try ProgressStore.open(path: path).readableReviewCount() == 3)
    #expect(program.run(["config", "retention", "0.85"]).status == .done)
    #expect((isCut ? truncate(path, 0) : unlink(path)) == 0)

    let sick = program.run(["doctor"])
    #expect(sick.status == .nothing)
    #expect(
      sick.output.hasSuffix(
        """
          2026-11-20: 3 reviews
        the backup of 2026-11-20 holds 3 reviews, the store 0
        Run: prep doctor --repair (nothing is deleted)

        """))
    #expect(
      answer(program).errors == """
        prep: \(path): this history is new, but there is a backup of 2026-11-20 with 3 reviews; prep \
        doctor --repair brings it back

        """)
    #expect(try ProgressStore.open(path: path).readableReviewCount() == 3)
    #expect(truncate(path, 0) == 0)
    #expect(program.run(["doctor", "--repair"]).status == .done)
    #expect(try ProgressStore.open(path: path).readableReviewCount() == 3)
    #expect(program.run(["doctor"]).output.hasSuffix("\nEverything is in order.\n"))
  }

  @Test func `a backup that cannot be read is named`() throws {
    let program = try TestProgram()
    _ = (answer(program), answer(program))
    try program.write("junk", to: "data/backups/progress-2026-11-19.sqlite")
    let outcome = program.run(["doctor"])
    #expect(outcome.status == .nothing)
    #expect(outcome.output.contains("  2026-11-19: cannot be read\n"))
    #expect(
      outcome.output.contains(
        "/data/backups/progress-2026-11-19.sqlite: is no backup that can be read; move it away\n"))
  }
}
