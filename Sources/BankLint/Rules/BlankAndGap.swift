internal import Questions

extension LintRule {
  static let blankAndGap = LintRule(
    "blank-and-gap",
    "A gap in the prompt for each of several blanks, so that it is clear which is which."
  ) { question in
    guard case .type(let blanks) = question.question.body.shape, let count = blanks.count else {
      return []
    }
    let gaps = gaps(in: question.question.prompt)
    guard gaps != count, gaps > 0 || count > 1 else { return [] }
    return [
      FieldFinding(
        "blanks",
        "fill \(gaps) gaps (\(ShortAnswer.gap)) of the prompt, but there are \(count) blanks")
    ]
  }

  /// Runs of four underscores or more.
  private static func gaps(in prompt: String) -> Int {
    var (gaps, run) = (0, 0)
    for byte in prompt.utf8 {
      run = byte == UInt8(ascii: "_") ? run + 1 : 0
      if run == ShortAnswer.gap.utf8.count { gaps += 1 }
    }
    return gaps
  }
}
