internal import Markdown
package import StudySheet

extension Format {
  /// Markdown as GitHub and Jekyll take it.
  package static let markdown = Format(
    "markdown", endings: [DocumentWriter.markdown.ending, "markdown"],
    "markdown is for GitHub and Jekyll as well", .document(.markdown),
    sniff: \.isSheet,
    read: { bytes, path, _ in SheetReader.read(bytes, path: path) })
}

extension DocumentWriter {
  /// Writes Markdown.
  package static let markdown = DocumentWriter(
    ending: "md",
    // Without it Jekyll takes what is inside for HTML.
    foldAttribute: " markdown=\"1\"", checkbox: .html("[ ] ")
  ) { _, blocks, _ in MarkdownFormatter.text(blocks) }
}
