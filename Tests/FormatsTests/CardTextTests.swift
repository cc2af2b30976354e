import Formats
import Questions
import Testing

/// Cards in plain text: hashcards, Obsidian and hascard.
@Suite struct CardTextTests {
  @Test func `hashcards have questions, answers and gaps`() throws {
    try Reading.expect(
      .hashcards,
      """
      ---
      name = "Chemistry"
      ---

      Q: What is
      an atom?
      A: The smallest

      part.

      C: The [mitochondria] is the ![x](y.png) of the [cell].
      ---
      Q: Nobody answers
      Q: Next?
      A: Yes
      """,
      [
        "5, topic Chemistry | What is↵an atom? | = The smallest↵↵part.",
        #"11, topic Chemistry | The ____ is the ![x](y.png) of the cell. | = mitochondria"#,
        #"11, topic Chemistry | The mitochondria is the ![x](y.png) of the ____. | = cell"#,
        "14, topic Chemistry | Next? | = Yes",
        "refused 13: a question \"Q:\" without an answer \"A:\"",
      ])
  }

  @Test func `text of hashcards that begins no card is refused with its line`() throws {
    try Reading.expect(
      .hashcards,
      "# Deck\n\nAbout it.\n\nQ: foo\nA: bar\n\n---\n\n## Part\nI'm a mistake!\nAnd so am I.\n\n---\n\nQ: baz\nA: quux\n",
      [
        "5 | foo | = bar", "16 | baz | = quux",
        "refused 11: text that begins no card with \"Q:\" or \"C:\"",
      ])
  }

  @Test func `a cloze of hashcards may begin in the line below, and people set questions in bold`()
    throws
  {
    try Reading.expect(
      .hashcards, "C:\nEnglish: [fire]\n\nFrench: [feu]\n",
      ["1 | English: ____↵↵French: feu | = fire", "1 | English: fire↵↵French: ____ | = feu"])
    try Reading.expect(
      .hashcards,
      "# Systems\n\n**Q: What is a shard?**\n\nA: A part.\n\n**Q:** And a replica?\n\n**A:** A copy.\n",
      ["3 | What is a shard? | = A part.", "7 | And a replica? | = A copy."])
  }

  @Test func `notes of Obsidian have cards in lines, in paragraphs and with gaps`() throws {
    try Reading.expect(
      .obsidian,
      """
      ---
      tags: [flashcards/go]
      ---

      What is a slice?::a view of an array <!--SR:!2024-08-16,51,230-->
      `std::vector` is no card
      nil:::no value
      See https://a.example/x::y

      What is
      a map?
      ?
      A hash
      table.

      Maps are ==unordered== in Go.
      """,
      [
        "5, topic go | What is a slice? | = a view of an array", "7, topic go | nil | = no value",
        "7, topic go | no value | = nil", "10, topic go | What is↵a map? | = A hash↵table.",
        #"16, topic go | Maps are ____ in Go. | = unordered"#,
      ])
  }

  @Test(arguments: [
    ("flashcards", ""), ("[go, flashcards]", ""),
    ("\n  - go\n  - flashcards/lang/go", "topic go, "),
    ("\n- \"#flashcards\"", ""),
  ])
  func `the front matter of a note may have its tag`(_ tags: String, _ topic: String) throws {
    let lines = try Reading.lines(.obsidian, "---\ntags: \(tags)\n---\nWhat?::That.\n")
    #expect(lines.map { $0.drop { $0 != "|" } } == ["| What? | = That."])
    #expect(lines.allSatisfy { $0.contains("topic go") } == !topic.isEmpty)
  }

  @Test func `hascard has stars for what is right`() throws {
    try Reading.expect(
      .hascard,
      """
      # word
      its definition
      ---
      # Which one?
      - wrong
      * right
      - other
      ---
      # Which ones?
      [*] a
      [ ] b
      [*] c
      ---
      # Fill
      The _sky|heaven_ is blue.
      ---
      # Order
      2. second
      1. first
      ---
      # A list
      - is
      - text
      """,
      [
        "1 | word | = its definition", "4 | Which one? | - wrong | + right | - other",
        "9 | Which ones? | + a | - b | + c",
        #"14 | Fill↵↵The ____ is blue. | type sky / heaven"#,
        "17 | Order | 1. first | 2. second",
        "21 | A list | = - is↵- text",
      ])
  }
}
