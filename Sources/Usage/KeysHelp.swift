internal import TextAnalysis

/// What `prep help keys` and the manual page say: the keys of the screens, and what is typed in lines.
package enum KeysHelp {
  private static let screens: [(name: String, meaning: String)] = [
    ("?", "Explains the keys that work on this page."),
    ("Enter", "Does what the page suggests: starts, shows the answer, gives it, goes on."),
    (
      "a b c, 1 2 3",
      "Answers a choice, or ticks an option; on the answer page of an open question the numbers tick key points."
    ),
    ("0", "Says that you don't know; d does the same where it is no option."),
    ("!", "Says that you are not sure of a choice; what is right by a guess counts less."),
    ("t", "Types an answer; Ctrl-D gives it, Esc stops typing."),
    ("a h g e", "Grades an open answer: again, hard, good, easy."),
    ("s", "Skips the question, without a grade."),
    ("u", "Takes the last answer back, on the last page as well."),
    ("h, v, r, f", "Shows the hint, the case, the references, the next follow-up."),
    ("d, g, e", "Of a query: shows the data, runs what you typed, opens your editor."),
    ("/", "Searches all questions."),
    ("arrows, j, k, Space, -", "Move the cursor and scroll; Home and End go all the way."),
    ("Esc", "Goes back to the page before."),
    ("q", "Leaves; a quiz can be gone on with, an interview is paused."),
    ("Ctrl-C, Ctrl-Z", "Leaves at once; stops until fg."),
  ]

  private static let lines: [(name: String, meaning: String)] = [
    ("?", "Says what can be typed now."),
    ("a, a,c, a!", "Answers a choice; ! when you are not sure."),
    ("0", "Says that you don't know; d where a number may be the answer."),
    (
      "again hard good easy",
      "Grades an open answer, or its first letter; Enter takes what is suggested, numbers tick key points."
    ),
    ("h v r f s u q", "As on the screen."),
  ]

  package static var text: String {
    "On a screen:\n\n" + table(screens) + "\n\nIn lines (--plain, PREP_PLAIN=1):\n\n" + table(lines)
  }

  private static let column = 26
  private static let width = 88

  private static func table(_ rows: [(name: String, meaning: String)]) -> String {
    rows.map { row in
      let lines = wrapped(row.meaning)
      return lines.enumerated().map { place, line in
        (place == 0 ? "  " + row.name : "").padded(to: column) + line
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: [""]) { lines, word in
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width - column {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
  }
}
