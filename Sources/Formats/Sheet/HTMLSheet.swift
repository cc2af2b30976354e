internal import Markdown
package import StudySheet

extension Format {
  /// One page that a browser shows and prints.
  package static let html = Format(
    "html", endings: [DocumentWriter.html.ending, "htm"],
    "html is one page, to be printed from a browser", .document(.html))
}

extension DocumentWriter {
  /// Writes pages of HTML.
  package static let html = DocumentWriter(
    ending: "html", checkbox: .html("<input type=\"checkbox\"> "), write: HTMLPage.text)
}

/// A page that stands alone: no scripts, no fonts, nothing from the network.
private enum HTMLPage {
  @Sendable static func text(
    _ title: String, _ blocks: [Block], _ density: DocumentWriter.Density
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(HTMLFormatter.escaped(title))</title>
    <style>
    \(style + (density == .dense ? denseStyle : ""))
    </style>
    </head>
    <body>
    <main>
    \(HTMLFormatter.text(blocks))</main>
    </body>
    </html>

    """
  }

  /// Print has no size of its own, so that it fits A4 and Letter alike, and unfolds its answers.
  private static let style = """
    :root { color-scheme: light dark; --line: #8886; --shade: #8881; }
    body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: break-word; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .5em; break-after: avoid; }
    h1 { margin-top: 0; }
    h2 { border-bottom: 1px solid var(--line); }
    code { font: .9em/1.45 ui-monospace, monospace; background: var(--shade); padding: .1em .25em; }
    pre { background: var(--shade); border: 1px solid var(--line); padding: .75em; overflow-x: auto; }
    pre code { background: none; padding: 0; }
    pre, table, li:not(:has(ul, ol)) { break-inside: avoid; }
    p:has(+ pre), p:has(+ ul) { break-after: avoid; }
    #answer-key + ul { columns: 14em; }
    #contents + ul ul { padding-left: 1.25em; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: .25em .6em; text-align: left; }
    blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--line); }
    summary { cursor: pointer; font-weight: bold; }
    li:has(> input) { list-style: none; }
    @page { margin: 18mm; }
    @media print {
      :root { color-scheme: light; }
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      pre { white-space: pre-wrap; overflow: visible; }
      a { color: inherit; }
      h2:not(:first-of-type) { break-before: page; }
      #contents + ul { font-size: 9pt; line-height: 1.35; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { list-style: none; }
    }
    """

  private static let denseStyle = """

    h1, h2, p, ul { margin: .4em 0; }
    main > ul { padding-left: 1.2em; }
    main > ul > li { margin-top: .6em; }
    li > p { margin: 0; }
    pre { margin: .3em 0; padding: .3em .5em; }
    @page { margin: 10mm; }
    @media print {
      body { font-size: 7.5pt; line-height: 1.3; }
      main { columns: 2; column-gap: 7mm; }
      h1 { font-size: 12pt; }
      h2, h2:not(:first-of-type) { break-before: auto; font-size: 9pt; }
      ul ul { padding-left: 1.2em; }
    }
    """
}
