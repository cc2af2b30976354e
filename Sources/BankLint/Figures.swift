internal import TextAnalysis

extension LintRule {
  /// Of fewer questions a share says little.
  package static let fewestForFigures = 10

  /// The first ids of a list, for a sentence.
  static func sample(_ ids: [String], atMost limit: Int = .max) -> String {
    let shown = ids.prefix(min(limit, 5))
    return shown.joined(separator: ", ") + (shown.count < min(limit, ids.count) ? ", …" : "")
  }
}

extension String {
  /// The text without case, accents and the number of its blanks, in which twins may differ.
  var comparable: String {
    folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ClosedRange<Int> {
  /// For a sentence: "3 to 7".
  var words: String { "\(lowerBound) to \(upperBound)" }
}

extension [LintedQuestion] {
  /// The choice questions that ask for one option.
  var singleKeyed: [LintedQuestion] { filter { $0.singleKey != nil } }
}
