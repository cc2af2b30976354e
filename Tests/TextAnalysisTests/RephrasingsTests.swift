import Testing

@testable import TextAnalysis

@Suite struct RephrasingsTests {
  @Test(arguments: [
    ("executes", "ran", true, true), ("send", "ran", false, true), ("send", "sent", true, true),
    ("drop", "discard", true, false), ("drop", "remove", false, true),
    ("get", "fetch", false, true),
    ("may", "allow", true, false), ("let", "allow", true, true), ("db", "database", true, false),
    ("reveal", "show", true, false), ("print", "show", false, true),
    ("build", "create", false, true),
    ("query", "show", false, false),
  ])
  func `words mean the same in answers, in prompts or in both`(
    _ one: String, _ other: String, _ inAnswers: Bool, _ inPrompts: Bool
  ) {
    let (one, other) = (Porter2.stem(one), Porter2.stem(other))
    let (answers, prompts) = (Rephrasings.inAnswers, Rephrasings.inPrompts)
    #expect((answers.canonical(one) == answers.canonical(other)) == inAnswers)
    #expect((prompts.canonical(one) == prompts.canonical(other)) == inPrompts)
  }

  @Test(arguments: [Rephrasings.Text.answers, .prompts])
  func `no stem stands in two groups`(_ text: Rephrasings.Text) {
    let stems = Rephrasings.groups(of: text).map { Set($0.map(Porter2.stem)) }
    #expect(stems.reduce(0) { $0 + $1.count } == Set(stems.joined()).count)
  }

  @Test func `a group is known by its first word`() {
    #expect(Rephrasings.inPrompts.canonical("load") == "get")
    #expect(Rephrasings.inAnswers.canonical("load") == "fetch")
    #expect(Rephrasings.inAnswers.canonical("x") == "x")
    #expect(
      Rephrasings.groups(of: .prompts)[0] == ["run", "ran", "execute", "send", "sent", "issue"])
  }
}
