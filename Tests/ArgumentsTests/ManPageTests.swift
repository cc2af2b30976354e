import Arguments
import Testing

@Suite struct ManPageTests {
  private let page = ManPage(
    Sample.table, version: "1.2",
    sections: [
      ManSection("LINES", text: "as they are\n  .so it is"),
      ManSection("FILES", [(".hidden", "A \\ and a -dash…")]),
    ]
  ).text

  @Test func `the page names program, commands, flags and examples`() {
    #expect(page.hasPrefix(".TH SAMPLE 1 \"\" \"sample 1.2\" \"User Commands\"\n.SH NAME\n"))
    #expect(page.contains("sample \\- a sample\n"))
    #expect(page.contains(".SS sample paint [FLAGS] WORD...\nPaint words.\n.PP\nWith a brush.\n"))
    #expect(page.contains(".TP\n.B \\-n, \\-\\-count N\nHow often.\n"))
    #expect(page.contains(".TP\n.B sample paint wall\none word\n"))
    #expect(page.contains("Use this colour. One of red, green.\n"))
  }

  @Test func `every command of the table has a section`() {
    for command in Sample.table.commands {
      #expect(page.contains(".SS sample \(command.name)"))
    }
  }

  @Test func `lines of a text stay as they are`() {
    #expect(page.contains(".SH LINES\n.nf\nas they are\n  .so it is\n.fi\n"))
  }

  @Test func `no text is read as a request`() {
    #expect(page.hasSuffix(".SH FILES\n.TP\n.B \\&.hidden\nA \\e and a \\-dash...\n"))
  }
}
