import Markdown
internal import Questions
internal import TextAnalysis

extension LintedQuestion {
  /// Whether the prompt puts several things before the reader: "both" or "the first one" may speak of
  /// these, and not of options.
  var promptNamesSeveral: Bool {
    guard let prompt = self["prompt"] else { return false }
    return !prompt.codeBlocks.isEmpty || prompt.codeSpans.count > 1
      || prompt.document.blocks.contains(where: \.isListing)
      || !Self.wordsOfSeveral.isDisjoint(with: Tokenizer.tokens(in: prompt.prose).map(\.text))
  }

  private static let wordsOfSeveral: Set<String> = [
    "and", "or", "nor", "versus", "vs", "both", "either", "neither", "each", "between", "pair",
    "couple", "twin", "twins", "these", "those", "them", "following", "first", "last", "other",
    "two", "three", "four", "five", "2", "3", "4", "5",
  ]
}

extension Block {
  fileprivate var isListing: Bool {
    switch self {
    case .list, .table: true
    case .paragraph, .heading, .code, .quote, .thematicBreak, .html: false
    }
  }
}
