internal import TextAnalysis

/// Marks of the hand-written form that no other quiz in Markdown has, whatever its headings look like.
enum QuizMarks {
  /// Whether a file has them: front matter, boxes in a numbered list, fields in a comment, or quotes for hints and
  /// reasons, which other quizzes have now and then, at a third of the questions.
  static func areIn(_ lines: [MarkdownLine], questions: Int) -> Bool {
    hasFrontMatter(lines) || hasFields(lines)
      || lines.contains { !$0.isCode && $0.item.map { $0.isOrdered && $0.isTicked != nil } == true }
      || quotes(lines) * 3 >= max(1, questions)
  }

  private static func hasFrontMatter(_ lines: [MarkdownLine]) -> Bool {
    lines.first?.isRule == true && lines.dropFirst().contains(where: \.isRule)
      && lines.dropFirst().first?.text.contains(":") == true
  }

  /// Such as `<!-- id: joins -->`, or the same in several lines.
  private static func hasFields(_ lines: [MarkdownLine]) -> Bool {
    zip(lines, lines.dropFirst().map(\.text) + [""]).contains { line, next in
      guard !line.isCode, line.text.hasPrefix("<!--") else { return false }
      let rest = String(line.text.dropFirst(4)).trimmed
      let field = rest.isEmpty ? next : rest
      return ["id:", "level:", "topic:", "tags:"].contains(where: field.hasPrefix)
    }
  }

  /// Options with a reason below, and lists of options with a hint above.
  private static func quotes(_ lines: [MarkdownLine]) -> Int {
    let shown = lines.filter { !$0.isBlank }
    return zip(shown, shown.dropFirst()).count { line, next in
      let isReason = line.item?.isTicked != nil && next.isQuote && next.indent > 0
      let isHint = line.isQuote && line.indent == 0 && next.item?.isTicked != nil
      return isReason || isHint
    }
  }
}
