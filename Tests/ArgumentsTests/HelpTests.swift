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
              --version      Show the version.

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

  @Test func `an unknown name gets the program's help`() {
    #expect(Help(Sample.table).text(for: "nothing") == Help(Sample.table).text(for: nil))
  }
}
