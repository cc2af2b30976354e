extension LintRule {
  static let codeWidth = LintRule(
    "code-width",
    "Lines of code have at most \(greatestWidth) columns, or they wrap in the terminal."
  ) { question in
    question.texts.flatMap { text in
      text.codeBlocks.compactMap { block in
        let widths = block.text.split(whereSeparator: \.isNewline).map(\.count)
        guard let widest = widths.max(), widest > greatestWidth else { return nil }
        return Finding(
          text.field, "a line of code has \(widest) columns; break it at \(greatestWidth)")
      }
    }
  }

  /// What Black allows, and Django with it.
  private static let greatestWidth = 88
}
