internal import TextAnalysis

extension LintRule {
  static let datedWord = LintRule(
    "dated-word", "No \"latest\" and no \"currently\": a version number stays true."
  ) { question in
    question.texts.flatMap { text in
      Set(Tokenizer.tokens(in: text.prose).map(\.text)).intersection(datedWords).sorted().map {
        Finding(text.field, "\"\($0)\" will be wrong one day; name the version or leave it out")
      }
    }
  }

  private static let datedWords: Set<String> = ["latest", "newest", "currently", "nowadays"]
}
