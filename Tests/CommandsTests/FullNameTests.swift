import Commands
import Testing

/// Questions of other banks than the bundled one go by "bank/slug" in a history.
@Suite struct FullNameTests {
  private static let lines = [
    #"{"id":"a","question":"acme/closures","revision":3,"at":"2026-11-10T10:00:00Z","#
      + #""day":"2026-11-10","grade":"good","score":0.5,"seconds":12.5,"given":["a/b"]}"#,
    #"{"id":"b","question":"acme/closures","revision":1,"at":"2026-11-11T10:00:00Z","#
      + #""day":"2026-11-11","grade":"again","score":0,"seconds":null}"#,
    #"{"id":"c","question":"bound-form","revision":1,"at":"2026-11-12T10:00:00Z","#
      + #""day":"2026-11-12","grade":"easy","score":1,"seconds":null}"#,
    #"{"takenBack":"b","at":"2026-11-13T10:00:00Z"}"#,
  ]

  @Test func `they are imported, exported and merged unchanged`() throws {
    let (one, other) = (try TestProgram(), try TestProgram())
    let text = Self.lines.map { $0 + "\n" }.joined()
    #expect(one.run(["progress", "import"], input: Self.lines).status == .done)
    #expect(one.run(["progress", "export"]).output == text)
    #expect(other.run(["progress", "import"], input: Self.lines.reversed()).status == .done)
    #expect(other.run(["progress", "export"]).output == text)
    #expect(
      one.run(["progress", "import"], input: Self.lines).output
        == "Added 0 reviews; 3 were there already.\n")
    #expect(one.run(["doctor"]).status == .done)
  }
}
