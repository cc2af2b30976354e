package import Insight
package import Questions
package import StudySheet

/// A format in which questions are written and, some of them, read: a row of the table from which
/// `--format`, its help, completions and the endings of files derive.
package struct Format: Sendable {
  /// As `--format` takes it.
  package let name: String
  /// How names of files end that are of this format, without the dot; the first format of an ending has it.
  package let endings: [String]
  /// What help says of it, such as "csv is RFC 4180".
  package let summary: String
  /// What is written, and for whom; nil where it is only read.
  package let content: Content?
  /// Whether it has a form for a question; what it has none for is left out.
  package let holds: @Sendable (Question) -> Bool
  /// Whether the beginning of a file can be of no other format.
  let sniff: @Sendable (Glimpse) -> Bool
  /// What reads a file of the format; nil where it is only written.
  package let read: Reader?

  /// What a format is good for, which decides what of a sheet it can hold.
  package enum Content: Sendable {
    /// To be read from top to bottom, with answers where they are wanted, on one page or several.
    case document(DocumentWriter)
    /// For other programs, with all that is known about the reader.
    case data(Writer)
    /// For a program that keeps its own history of its reader.
    case cards(Writer)
    /// The same as a package of Anki, which is no text.
    case package
  }

  /// Writes a sheet of the questions of a study.
  package typealias Writer = @Sendable (Sheet, Study) -> String
  /// Reads the bytes of a file, whose path stands in its problems.
  package typealias Reader = @Sendable ([UInt8], _ path: String, ReadingOptions) -> QuestionFile

  /// What a file cannot say itself.
  package struct ReadingOptions: Sendable {
    /// What stands between the rows of a table, where that is no line end.
    package var betweenCards: String?

    package init(betweenCards: String? = nil) { self.betweenCards = betweenCards }
  }

  init(
    _ name: String, endings: [String] = [], _ summary: String, _ content: Content? = nil,
    holds: @escaping @Sendable (Question) -> Bool = { _ in true },
    sniff: @escaping @Sendable (Glimpse) -> Bool = { _ in false }, read: Reader? = nil
  ) {
    self.name = name
    self.endings = endings
    self.summary = summary
    self.content = content
    self.holds = holds
    self.sniff = sniff
    self.read = read
  }

  /// Writes a sheet; equal sheets give equal bytes.
  ///
  /// Where the answers go counts for documents; all else has them beside their questions.
  package func text(_ sheet: Sheet, _ study: Study, answers: AnswerPlacement) -> String {
    switch content {
    case .document(let writer): sheet.text(answers: answers, as: writer)
    case .data(let write), .cards(let write): write(sheet, study)
    case .package, nil: ""
    }
  }
}

extension Format: RawRepresentable, CaseIterable, Equatable {
  /// Every format there is, in the order in which they are offered and looked for.
  package static let allCases: [Format] = [
    .markdown, .html, .json, .csv, .quiz, .gift, .moodle, .aiken, .anki, .apkg, .openTrivia,
    .linkedIn,
    .javaScriptQuestions, .details, .hashcards, .obsidian, .hascard,
  ]

  package static func == (one: Format, other: Format) -> Bool { one.name == other.name }

  /// The format of that name.
  package init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.name == rawValue }) else { return nil }
    self = format
  }

  /// The name.
  package var rawValue: String { name }

  /// The format in which a file of that path is written, by the end of its name.
  package init?(ofFile path: String) {
    let longest = Self.allCases.filter { $0.content != nil }.compactMap { format in
      format.ending(of: path).map { (format: format, count: $0.count) }
    }
    .max { $0.count < $1.count }
    guard let longest else { return nil }
    self = longest.format
  }

  /// The longest of its endings that a path has.
  func ending(of path: String) -> String? {
    let path = path.lowercased()
    return endings.filter { path.hasSuffix("." + $0) }.max { $0.count < $1.count }
  }
}

/// A format that can be written, as `prep export --format` takes it.
package struct WrittenFormat: RawRepresentable, CaseIterable, Sendable {
  package let format: Format

  package static let allCases = Format.allCases.filter { $0.content != nil }.map {
    Self(format: $0)
  }

  package var rawValue: String { format.name }

  private init(format: Format) { self.format = format }

  package init?(rawValue: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = known
  }
}

/// A format that can be read, as `prep bank add --format` takes it.
package struct ReadFormat: RawRepresentable, CaseIterable, Sendable {
  package let format: Format

  package static let allCases = Format.allCases.filter { $0.read != nil }.map { Self(format: $0) }

  package var rawValue: String { format.name }

  private init(format: Format) { self.format = format }

  package init?(rawValue: String) {
    guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = known
  }
}
