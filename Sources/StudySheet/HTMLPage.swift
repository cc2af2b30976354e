import Markdown

/// A page that stands alone: no scripts, no fonts, nothing from the network.
enum HTMLPage {
  static func text(title: String, _ blocks: [Block]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(HTMLFormatter.escaped(title))</title>
    <style>
    \(style)
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
    pre, table, li { break-inside: avoid; }
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
      h2 { break-before: page; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { list-style: none; }
    }
    """
}
