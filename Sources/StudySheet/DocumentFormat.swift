import Markdown

/// What a sheet can be written as to be read from top to bottom.
package enum DocumentFormat: Sendable {
  case markdown, html

  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    }
  }

  /// Without it Jekyll takes what is inside for HTML.
  var foldAttribute: String {
    switch self {
    case .markdown: " markdown=\"1\""
    case .html: ""
    }
  }

  /// An empty box to tick.
  var checkbox: Inline {
    switch self {
    case .markdown: .html("[ ] ")
    case .html: .html("<input type=\"checkbox\"> ")
    }
  }

  func text(
    title: String, _ blocks: [Block], _ density: HTMLPage.Density = .normal
  ) -> String {
    switch self {
    case .markdown: MarkdownFormatter.text(blocks)
    case .html: HTMLPage.text(title: title, blocks, density)
    }
  }
}
