internal import TextAnalysis

/// How a question is answered, with what a face needs to show for it.
package enum AnswerShape: Sendable, Equatable {
  /// One of the options is picked, or all that are right.
  case pick(Options)
  /// Words are typed.
  case type(Blanks)
  /// Pieces are put in order; those that do not belong are left out.
  case arrange(Pieces)
  /// Lines of a code are pointed at.
  case point(Code)

  package struct Options: Sendable, Equatable {
    /// Markdown, as stored; faces shuffle them.
    package let texts: [String]
    /// Whether several are right and all of them are asked for.
    package let asksForSeveral: Bool

    package init(_ texts: [String], asksForSeveral: Bool) {
      self.texts = texts
      self.asksForSeveral = asksForSeveral
    }
  }

  package struct Blanks: Sendable, Equatable {
    /// How many texts are asked for, each in a line; nil for one of any length.
    package let count: Int?

    package static let atLength = Blanks(count: nil)

    package init(count: Int?) { self.count = count }
  }

  package struct Pieces: Sendable, Equatable {
    /// Markdown, as stored; faces shuffle them.
    package let texts: [String]
    /// Whether some of them do not belong.
    package let hasStrangers: Bool

    package init(_ texts: [String], hasStrangers: Bool) {
      self.texts = texts
      self.hasStrangers = hasStrangers
    }

    /// Places in an order that does not give the answer away and is the same on every sheet.
    package var printed: [Int] {
      let keys = texts.map(\.fnv1a)
      let places = texts.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      return places == Array(texts.indices) ? places.reversed() : places
    }
  }

  package struct Code: Sendable, Equatable {
    package let language: String
    package let lines: [String]
    /// Whether several lines are right and all of them are asked for.
    package let asksForSeveral: Bool

    package init(language: String, lines: [String], asksForSeveral: Bool) {
      self.language = language
      self.lines = lines
      self.asksForSeveral = asksForSeveral
    }
  }

  /// What there is to answer with: options, pieces or lines, as stored.
  package var offered: [String] {
    switch self {
    case .pick(let options): options.texts
    case .arrange(let pieces): pieces.texts
    case .point(let code): code.lines
    case .type: []
    }
  }

  /// How many things are offered to answer with, which faces show in an order of their own.
  package var shuffled: Int {
    switch self {
    case .pick(let options): options.texts.count
    case .arrange(let pieces): pieces.texts.count
    case .type, .point: 0
    }
  }

  /// Whether somebody without a clue is right now and then.
  package var canBeGuessed: Bool {
    switch self {
    case .pick: true
    case .type, .arrange, .point: false
    }
  }

  /// What was answered, in words: options in the order of the question, pieces in the order given.
  package func texts(of response: Response) -> [String] {
    switch (self, response) {
    case (.pick(let options), .picked(let places)):
      options.texts.indices.filter(places.contains).map { options.texts[$0] }
    case (.arrange(let pieces), .arranged(let places)):
      places.filter(pieces.texts.indices.contains).map { pieces.texts[$0] }
    case (.point(let code), .pointed(let lines)):
      lines.sorted().filter { code.lines.indices.contains($0) }.map { code.lines[$0] }
    case (.type, .typed(let texts)): texts.filter { !$0.isEmpty }
    default: []
    }
  }
}

extension AnswerShape {
  /// What was answered, as Markdown: code, and what fills blanks, stands as it was typed.
  package func markdown(of response: Response) -> [String] { texts(of: response).map(markdown) }

  /// A text that was offered or given, as Markdown.
  package func markdown(_ text: String) -> String {
    switch self {
    case .pick, .arrange, .type(.atLength): text
    case .type, .point: Code.span(text)
    }
  }
}

/// What was answered.
package enum Response: Sendable, Equatable {
  /// Places of options as stored.
  case picked(Set<Int>)
  /// A text for each blank.
  case typed([String])
  /// Places of pieces as stored, in the order given.
  case arranged([Int])
  /// Places of lines, from 0.
  case pointed(Set<Int>)
}

extension AnswerShape.Code {
  /// Some lines as a block of code in Markdown, within a fence that none of them closes.
  package static func fenced(_ lines: [String], language: String) -> String {
    var fence = "```"
    while lines.contains(where: { $0.contains(text: fence) }) { fence += "`" }
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// The lines with their numbers, as a block of code in Markdown.
  package var markdown: String { Self.fenced(numbered, language: language) }

  /// A text as code within a line of Markdown, or as a block where it has several lines.
  static func span(_ text: String) -> String {
    guard !text.contains(where: \.isNewline) else {
      return fenced(
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init),
        language: "")
    }
    var fence = "`"
    while text.contains(text: fence) { fence += "`" }
    // A blank at each end is taken off again, and keeps a backtick of the text from the fence.
    let pad = fence.count > 1 || text.hasPrefix(" ") ? " " : ""
    return text.isEmpty ? "" : fence + pad + text + pad + fence
  }

  /// The number by which a line is called, as wide as the last one.
  package func number(of place: Int) -> String {
    String(place + 1).leftPadded(to: String(lines.count).count)
  }

  /// The lines with their numbers.
  package var numbered: [String] { lines.enumerated().map { number(of: $0) + "  " + $1 } }
}
