import Arguments
import Testing

@Suite struct HelpTests {
  @Test func `a command's help has usage, examples, details and flags`() {
    #expect(
      Help(Sample.table).text(for: "paint") == """
        Paint words.

        Usage: sample paint [FLAGS] WORD…

        Examples:
          sample paint wall  one word

        With a brush.

        Flags:
          -n, --count N      How often.
          -l, --loud         With noise.
          -t, --topic TOPIC  Keep a topic.

        Everywhere:
              --folder DIR   Use this folder.
              --color COLOR  Use this colour. One of red, green.
          -h, --help         Show help.
          -v, --version      Show the version.

        """)
  }

  @Test func `a group's help lists its commands`() {
    #expect(
      Help(Sample.table).text(for: "store") == """
        Usage: sample store COMMAND

        Commands:
          store save  Save.
          store load  Load.

        sample help store COMMAND tells more about one of them.

        """)
  }

  @Test func `wide and combining characters take the columns that a terminal gives them`() {
    let details = Array(repeating: "日本語 cafe\u{301}", count: 8).joined(separator: " ")
    let table = CommandTable<Sample.Globals, Sample.Invocation>(
      program: "sample", summary: "a sample", globals: [],
      bare: Command("", "", defaults: Sample.Options(), invoke: Sample.Invocation.bare),
      commands: [
        Command(
          "paint", "Paint.", details: details,
          examples: [Example("sample 日本", "wide"), Example("sample cafe\u{301}", "narrow")],
          defaults: Sample.Options(), invoke: Sample.Invocation.paint)
      ])
    let lines = Help(table).text(for: "paint").split(separator: "\n")
    #expect(lines.contains("  sample 日本  wide"))
    #expect(lines.contains("  sample cafe\u{301}  narrow"))
    // Six times 12 columns and a 日本語 make 78; one more word would make 83.
    #expect(lines.contains { $0.hasSuffix("日本語") && $0.hasPrefix("日本語 cafe\u{301} ") })
  }

  @Test func `an unknown name gets the program's help`() {
    #expect(Help(Sample.table).text(for: "nothing") == Help(Sample.table).text(for: nil))
  }
}
