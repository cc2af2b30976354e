import Formats
import Testing

/// What a card asks is what its note type shows on its front, in whatever order the fields are kept.
@Suite struct AnkiLayoutTests {
  private func lines(
    _ names: [String], _ templates: [(front: String, back: String)], _ fields: [String],
    cards: Int = 1
  ) -> [String] {
    var collection = AnkiCollection()
    var type = AnkiCollection.NoteType(name: "Mine", fields: names)
    type.templates = templates.enumerated().map {
      AnkiCollection.CardTemplate(ord: $0, front: $1.front, back: $1.back)
    }
    collection.noteTypes[1] = type
    collection.notes = [
      AnkiCollection.Note(
        id: 1, guid: "g", type: 1, fields: fields.joined(separator: "\u{1F}"), tags: "")
    ]
    collection.cards = (0..<cards).map { AnkiCollection.Card(id: $0, note: 1, deck: 1, ord: $0) }
    return Reading.lines(collection.file("deck"))
  }

  @Test func `fields stand where the templates have them`() {
    #expect(
      lines(
        ["ID", "Title", "Problem", "Answer", "Link"],
        [("<h1>{{Title}}</h1>{{Problem}}", "{{FrontSide}}<hr id=answer>{{Answer}}<br>{{Link}}")],
        ["0001", "Two sum", "Find two numbers.", "A hash map.", ""])
        == ["1 | **Two sum**↵↵Find two numbers. | = A hash map."])
    #expect(
      lines(["Back", "Front"], [("{{Front}}", "{{Back}}")], ["A lock.", "What is a mutex?"])
        == ["1 | What is a mutex? | = A lock."])
  }

  @Test func `only the cards that there are ask something`() {
    let templates = [("{{Word}}", "{{Meaning}}"), ("{{Meaning}}", "{{Word}}")]
    let fields = ["idempotent", "the same when repeated"]
    #expect(
      lines(["Word", "Meaning"], templates, fields)
        == ["1 | idempotent | = the same when repeated"])
    #expect(
      lines(["Word", "Meaning"], templates, fields, cards: 2) == [
        "1 | idempotent | = the same when repeated", "1 | the same when repeated | = idempotent",
      ])
  }

  @Test func `sections follow their fields, hints are hints, and what is typed is the answer`() {
    #expect(
      lines(
        ["Q", "A", "Clue", "Note"],
        [
          (
            "{{#Clue}}{{hint:Clue}}{{/Clue}}{{Q}}{{^Note}} (short){{/Note}} {{type:A}} {{Tags}}",
            "{{Q}}\n\n<hr id=\"answer\">\n\n{{type:A}}{{#Note}}, {{Note}}{{/Note}}"
          )
        ], ["What is CAP?", "A theorem", "three letters", ""])
        == ["1 | What is CAP? (short) | hint: three letters | = A theorem"])
  }

  @Test func `what the front shows is not said again`() {
    #expect(
      lines(["Q", "A"], [("{{Q}}", "{{Q}} {{A}}")], ["What?", "That."]) == ["1 | What? | = That."])
  }

  @Test func `gaps are those of the field that the template names`() {
    #expect(
      lines(
        ["Source", "Text", "Extra"],
        [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}} ({{Source}})")],
        ["RFC 9110", "A {{c1::safe {{c2::method}}}}", "So."]) == [
          "1 | A ____ | = safe method↵↵So. (RFC 9110)",
          "1 | A safe ____ | = method↵↵So. (RFC 9110)",
        ])
  }

  @Test(arguments: ["{{", "{{}}", "{{#A}}", "{{/A}}x", "{{#A}}{{A}}", "{{:}}"])
  func `a template that is cut off breaks nothing`(_ front: String) {
    let lines = lines(["A", "B"], [(front, "{{B}}")], ["a", "b"])
    #expect(lines.count == 1)
  }

  @Test func `Anki's notice to old versions is no question`() {
    #expect(
      lines(
        ["Front", "Back"], [("{{Front}}", "{{Back}}")],
        ["Please update to the latest Anki version, then import the file again.", ""]) == [
          "refused 0: holds nothing but Anki's notice to its old versions; export the deck again, "
            + "with \"Support older Anki versions\" ticked"
        ])
  }
}
