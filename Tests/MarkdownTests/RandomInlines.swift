import Quiz

@testable import Markdown

/// Inlines as a parser may give them, with much emphasis beside emphasis.
enum RandomInlines {
  private static let words = [
    "a", "a b", " a", "a ", " ", ".", "(a", "a)", "\"", "é", "日", "\u{301}a", "_", "a_b", "1. a",
    "- a", "#", "~", "*", "!", "[", "\\", "&", "\u{A0}", "{{", "\u{2019}",
  ]

  static func paragraph(using source: inout SeededGenerator) -> [Inline] {
    let inlines = list(depth: 3, isInLink: false, using: &source).merged
    return inlines.isEmpty ? [.text("a")] : inlines
  }

  private static func list(
    depth: Int, isInLink: Bool, using source: inout SeededGenerator
  ) -> [Inline] {
    var inlines: [Inline] = []
    for _ in 0..<Int.random(in: 1...3, using: &source) {
      let next = inline(depth: depth, isInLink: isInLink, using: &source)
      // No parser gives code beside code.
      if case .code = next, case .code = inlines.last { continue }
      inlines.append(next)
    }
    return inlines
  }

  private static func inline(
    depth: Int, isInLink: Bool, using source: inout SeededGenerator
  ) -> Inline {
    func inside(isInLink: Bool) -> [Inline] {
      list(depth: depth - 1, isInLink: isInLink, using: &source)
    }
    switch Int.random(in: depth > 0 ? 0...11 : 6...11, using: &source) {
    case 0, 1: return .emphasis(inside(isInLink: isInLink))
    case 2, 3: return .strong(inside(isInLink: isInLink))
    case 4: return .strikethrough(inside(isInLink: isInLink))
    case 5 where !isInLink:
      return .link(destination: "b", title: nil, inside(isInLink: true))
    case 6: return .code(["a", "`", " a", "{% endraw %}"].randomElement(using: &source) ?? "")
    case 7: return .softBreak
    case 8: return .hardBreak
    case 9: return .autolink(destination: "http://a", text: "http://a")
    default: return .text(words.randomElement(using: &source) ?? "")
    }
  }
}
