internal import Markdown
internal import StudySheet
internal import TextAnalysis

// The rows of the table of formats that no file of their own holds.

/// A reader that needs to be told nothing.
private func plain(
  _ read: @escaping @Sendable ([UInt8], String) -> QuestionFile
) -> Format.Reader {
  { bytes, path, _ in read(bytes, path) }
}

extension Format {
  /// The bank's own format with the reader's history; the files of a bank are read as well.
  package static let json = Format(
    "json", endings: ["json"],
    "json is the bank's format with your history (Data/export.schema.json)",
    .data(BankJSON.text), sniff: { $0.isJSON && $0.text.contains(text: "\"questions\"") },
    read: plain(BankJSON.read))

  /// A table for spreadsheets and programs.
  package static let csv = Format(
    "csv", endings: ["csv", "tsv"],
    "csv is RFC 4180, with a column for each option and its reason (option A, why A)",
    .data({ sheet, _ in CSV.text(sheet) }), sniff: \.isTable,
    read: { bytes, path, options in
      TableReader.read(bytes, path: path, between: options.betweenCards)
    })

  /// The form in which people write questions by hand.
  package static let quiz = Format(
    "quiz", endings: ["quiz.md"],
    "quiz is Markdown to be edited by hand and read back with prep bank add",
    .cards(MarkdownQuizWriter.text), sniff: { $0.isMarkdown && $0.hasHeading },
    read: plain(MarkdownQuizReader.read))

  /// What Moodle and other learning platforms read as text.
  package static let gift = Format(
    "gift", endings: ["gift"], "gift is what Moodle and other learning platforms read as text",
    .cards(GiftWriter.text), sniff: \.isGift,
    read: plain(GiftReader.read))

  /// Moodle's own exchange.
  package static let moodle = Format(
    "moodle", endings: ["xml"], "moodle is Moodle's XML", .cards(MoodleWriter.text),
    sniff: { $0.text.contains(text: "<quiz") },
    read: plain(MoodleReader.read))

  /// The smallest form that learning platforms read.
  package static let aiken = Format(
    "aiken", endings: ["aiken"], "aiken holds choices of one and nothing else",
    .cards(AikenWriter.text), holds: { AikenWriter.text($0) != nil }, sniff: \.isAiken,
    read: plain(AikenReader.read))

  /// Notes for Anki, and from it.
  package static let anki = Format(
    "anki", endings: [], "anki is for Anki, which updates what it imported before",
    .cards { sheet, _ in AnkiNotes.text(sheet) }, sniff: \.isAnkiText,
    read: plain(AnkiTextReader.read))

  /// A package for Anki; it is made, and read, by a room that may touch files.
  package static let apkg = Format(
    "apkg", endings: ["apkg"], "apkg is a deck for every version of Anki", .package)

  /// What the Open Trivia Database gives out.
  package static let openTrivia = Format(
    "opentdb", "opentdb is what the Open Trivia Database gives out",
    sniff: { $0.isJSON && $0.text.contains(text: "correct_answer") },
    read: plain(OpenTriviaReader.read))

  package static let linkedIn = Format(
    "linkedin", "linkedin is the form of the LinkedIn quizzes on GitHub", sniff: \.isLinkedIn,
    read: plain(LinkedInReader.read))

  package static let javaScriptQuestions = Format(
    "javascript-questions", "javascript-questions is the form of the repository of that name",
    sniff: \.isJavaScriptQuestions,
    read: plain(JavaScriptQuestionsReader.read))

  package static let details = Format(
    "details", "details is a page of questions that unfold, as many lists on GitHub are",
    sniff: \.isDetails, read: plain(DetailsReader.read))

  package static let hashcards = Format(
    "hashcards", "hashcards has lines Q: and A:, as repeater does", sniff: \.isHashcards,
    read: plain(HashcardsReader.read))

  package static let obsidian = Format(
    "obsidian", "obsidian is a note with flashcards for its spaced-repetition plugin",
    sniff: \.isObsidian,
    read: plain(ObsidianReader.read))

  package static let hascard = Format(
    "hascard", "hascard has cards with stars for what is right", sniff: \.isHascard,
    read: plain(HascardReader.read))
}
