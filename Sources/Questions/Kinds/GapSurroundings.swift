/// What stands in a prompt right before a gap and right behind it, without a blank between.
///
/// Who sees `--____` may type `--deploy` as well as `deploy`, and who sees `@admin.____(Book)` the whole of
/// `@admin.register`: what is shown may be typed along.
struct GapSurroundings: Sendable, Equatable {
  let before: String
  let after: String

  static let none = GapSurroundings(before: "", after: "")

  /// Those of each gap of a prompt, in order.
  static func all(in prompt: String) -> [GapSurroundings] {
    let parts = parts(of: prompt)
    return zip(parts, parts.dropFirst()).map { before, after in
      let start = before.reversed().prefix { !$0.isWhitespace }.reversed()
      return GapSurroundings(
        before: String(start), after: String(after.prefix { !$0.isWhitespace }))
    }
  }

  /// What stands between the gaps: runs of exactly so many low lines, since names may have some.
  private static func parts(of prompt: String) -> [String] {
    var parts = [""]
    var rest = prompt[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == "_" }
      if run.count == ShortAnswer.gap.count {
        parts.append("")
      } else {
        parts[parts.count - 1] += run.isEmpty ? String(first) : String(run)
      }
      rest = rest.dropFirst(max(1, run.count))
    }
    return parts
  }

  /// What may have been meant to fill the gap: the text itself, and what is left of it without what is shown.
  func fillings(of typed: String) -> [String] {
    let starts = before.indices.map { before[$0...] }.filter { typed.hasPrefix($0) }.map(\.count)
    return ([0] + starts).flatMap { start -> [String] in
      let rest = typed.dropFirst(start)
      let ends = after.indices.map { after[...$0] }.filter { rest.hasSuffix($0) }.map(\.count)
      return ([0] + ends).map { String(rest.dropLast($0)) }
    }
    .filter { !$0.isEmpty || typed.isEmpty }
  }
}
