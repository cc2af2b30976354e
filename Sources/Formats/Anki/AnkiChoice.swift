internal import Questions
internal import TextAnalysis

/// A question of the add-on "Multiple Choice for Anki" (https://github.com/zjosua/anki-mc).
struct AnkiChoice {
  let prompt: String
  let answer: SourceAnswer
  private(set) var changes: [String] = []

  /// Nil when the note is of another type.
  init?(_ note: AnkiNote) throws(SourceFault) {
    let isNamed =
      note.noteType.contains(text: "AllInOne") || note.fieldNames.contains { $0.hasPrefix("QType") }
    guard isNamed, note.fields.count > 5 else { return nil }
    guard let last = note.fields.indices.dropFirst(4).first(where: { Self.isKey(note.fields[$0]) })
    else { throw SourceFault("its field \"Answers\" does not say which options are right") }
    let keys = note.fields[last].split(separator: " ").map { $0 == "1" }
    let options = note.fields[3..<last].map(note.text).filter { !$0.isEmpty }
    guard keys.count >= options.count else {
      throw SourceFault(
        "its field \"Answers\" has \(keys.count) marks for \(counted(options.count, "option"))")
    }
    prompt = note.text(note.fields[0])
    let extra = note.fields.dropFirst(last + 1).map(note.text).filter { !$0.isEmpty }
    let explanation = extra.joined(separator: "\n\n")
    if note.fields[2].trimmed == "0" {
      answer = .statements(Array(zip(options, keys)), explanation: explanation)
      return
    }
    answer = .choice(
      zip(options, keys).map { Option(text: $0, isCorrect: $1, why: "") },
      explanation: explanation, picksOne: note.fields[2].trimmed == "2")
    if note.fields[2].trimmed == "1", keys.count(where: { $0 }) == 1 {
      changes = ["one option is right, so one is asked for where Anki asks for several"]
    }
  }

  private static func isKey(_ field: String) -> Bool {
    let marks = field.split(separator: " ")
    return marks.count > 1 && marks.allSatisfy { $0 == "0" || $0 == "1" }
  }
}
