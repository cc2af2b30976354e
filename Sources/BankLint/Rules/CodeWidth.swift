internal import TextAnalysis

extension LintRule {
  static let codeWidth = LintRule(
    "code-width",
    "Lines of code have at most \(greatestWidth) columns, or they wrap in the terminal."
  ) { question in
    question.texts.flatMap { text in
      text.codeBlocks.compactMap { block in
        let widths = block.text.split(whereSeparator: \.isNewline).map(columns)
        guard let widest = widths.max(), widest > greatestWidth else { return nil }
        return FieldFinding(
          text.field, "a line of code has \(widest) columns; break it at \(greatestWidth)")
      }
    }
  }

  /// As on the screen: a tab goes to the next multiple of four, an ideograph or emoji takes two.
  private static func columns(_ line: Substring) -> Int {
    line.reduce(0) { column, character in
      if character == "\t" { return column + 4 - column % 4 }
      return column + DisplayWidth.of(character)
    }
  }

  /// What Black allows, and Django with it.
  private static let greatestWidth = 88
}
