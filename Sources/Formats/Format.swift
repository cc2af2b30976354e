package import Insight
package import Questions
package import StudySheet

/// A format in which questions are written and, some of them, read: a row of the table from which
/// `--format`, its help, completions and the endings of files derive.
package struct Format: Sendable {
  /// As `--format` takes it.
  package let name: String
  /// How names of files end that are of this format and no other, without the dot.
  package let endings: [String]
  /// What help says of it, such as "csv is RFC 4180".
  package let summary: String
  /// What is written, and for whom.
  package let content: Content
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
  }

  /// Writes a sheet of the questions of a study.
  package typealias Writer = @Sendable (Sheet, Study) -> String
  /// Reads the bytes of a file, whose path stands in its problems.
  package typealias Reader = @Sendable ([UInt8], _ path: String) -> QuestionFile

  init(
    _ name: String, endings: [String], _ summary: String, _ content: Content, read: Reader? = nil
  ) {
    self.name = name
    self.endings = endings
    self.summary = summary
    self.content = content
    self.read = read
  }

  /// Writes a sheet; equal sheets give equal bytes.
  ///
  /// Where the answers go counts for documents; all else has them beside their questions.
  package func text(_ sheet: Sheet, _ study: Study, answers: AnswerPlacement) -> String {
    switch content {
    case .document(let writer): sheet.text(answers: answers, as: writer)
    case .data(let write), .cards(let write): write(sheet, study)
    }
  }
}

extension Format: RawRepresentable, CaseIterable {
  /// Every format there is, in the order in which they are offered.
  package static let allCases: [Format] = [.markdown, .html, .json, .csv, .anki]

  /// The format of that name.
  package init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.name == rawValue }) else { return nil }
    self = format
  }

  /// The name.
  package var rawValue: String { name }

  /// The format of which a file of that path is, by the end of its name.
  package init?(ofFile path: String) {
    let path = path.lowercased()
    let format = Self.allCases.first { $0.endings.contains { path.hasSuffix("." + $0) } }
    guard let format else { return nil }
    self = format
  }
}

/// What a file holds: the questions that are sound, and everything that is wrong with the file.
package struct QuestionFile: Sendable {
  package let questions: [Question]
  package let problems: [BankProblem]
}
