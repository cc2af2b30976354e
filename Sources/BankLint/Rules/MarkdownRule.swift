internal import Markdown
internal import Questions

extension LintRule {
  static let markdown = LintRule(
    "markdown",
    "No raw HTML, nothing left open, no heading in a prompt: none is shown as meant."
  ) { question in
    question.texts.flatMap { text in
      var faults: [String] = []
      if let line = text.document.unclosedFence {
        faults.append("the block of code that begins in line \(line) is never closed")
      }
      let blocks = text.document.blocks.flattened
      if let html = blocks.compactMap(\.rawHTML).first {
        faults.append("\"\(html)\" is raw HTML, which is not shown; write it as code")
      }
      if text.field == "prompt", blocks.contains(where: \.isHeading) {
        faults.append("a prompt has no headings")
      }
      faults += OpenMarkup.faults(in: text)
      return faults.map { FieldFinding(text.field, $0) }
    }
  }
}

extension Block {
  /// The first line of raw HTML that stands in this block itself.
  fileprivate var rawHTML: Substring? {
    let html = if case .html(let html) = self { html } else { inlines.flattened.firstTag }
    return html?.split(separator: "\n").first
  }

  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}

extension [Inline] {
  fileprivate var firstTag: String? {
    lazy.compactMap { if case .html(let tag) = $0 { tag } else { nil } }.first
  }
}
