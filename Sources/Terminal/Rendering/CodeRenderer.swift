internal import TextAnalysis

/// Blocks of code, with every character of every line.
package enum CodeRenderer {
  private static let indent = "  "
  /// Stands before what did not fit into the line above.
  private static let continuation = "↪ "

  static func lines(_ text: String, language: String?, width: Int) -> [StyledLine] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      expandingTabs(String($0))
    }
    return Highlighter.lines(lines.joined(separator: "\n"), language: language).flatMap { spans in
      LineWrapping.pieces(spans, width: width - DisplayWidth.of(indent)).enumerated().map {
        index, piece in
        let mark = index == 0 ? indent : continuation
        return piece.spans.isEmpty ? piece : StyledLine(mark, Style(.muted)) + piece
      }
    }
  }

  /// The lines of a code, highlighted as one text, each in a row behind a lead of its own.
  package static func rows(
    _ code: [String], language: String?, width: Int, lead: (Int) -> StyledLine
  ) -> [[StyledLine]] {
    let text = code.map(expandingTabs).joined(separator: "\n")
    return Highlighter.lines(text, language: language).enumerated().map { number, spans in
      let lead = lead(number)
      return LineWrapping.pieces(spans, width: max(1, width - lead.width)).led(by: lead)
    }
  }

  /// A tab reaches to the next multiple of four.
  private static func expandingTabs(_ line: String) -> String {
    guard line.contains("\t") else { return line }
    var result = ""
    var column = 0
    for character in line {
      let text =
        character == "\t" ? String(repeating: " ", count: 4 - column % 4) : String(character)
      result += text
      column += DisplayWidth.of(text)
    }
    return result
  }
}
