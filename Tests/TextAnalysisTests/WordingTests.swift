import Testing

@testable import TextAnalysis

@Suite struct WordingTests {
  @Test(arguments: [
    ("it was stopped", "it was stopped."), ("does it ever end?", "does it ever end?"),
    ("Say what it sends.", "Say what it sends."), ("Stop!", "Stop!"), ("", "."),
  ])
  func `a sentence ends with one sign`(text: String, sentence: String) {
    #expect(text.sentence == sentence)
  }
}
