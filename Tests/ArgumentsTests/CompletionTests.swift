import Arguments
import Testing

@Suite struct CompletionTests {
  @Test(arguments: Shell.allCases)
  func `a script names every command and every flag`(shell: Shell) {
    let script = Completion(Sample.table).script(for: shell)
    for word in ["paint", "store", "save", "load", "pick", "red", "green", "complete topics"] {
      #expect(script.contains(word))
    }
    for flag in ["folder", "color", "count", "loud", "topic"] {
      #expect(script.contains(shell == .fish ? "-l \(flag)" : "--\(flag)"))
    }
  }
}
