internal import Insight
internal import Markdown
internal import Questions
internal import StudySheet
internal import TextAnalysis

/// Reads Aiken: a question, its options by letters, and a line that says which is right.
///
/// https://docs.moodle.org/en/Aiken_format
///
/// A file in which no line begins with "ANSWER:" may be looser, as people type it: numbers before questions, small
/// letters, and the option's text behind the letter of the answer.
struct AikenReader {
  private let isLoose: Bool
  private var reading: FileReading
  private var prompt: [String] = []
  private var options: [(letter: Character, text: String)] = []
  private var start: Int?

  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    FileReading.text(bytes, path) { text, reading in
      let lines = text.lines
      let isLoose = !lines.contains { $0.trimmed.hasPrefix("ANSWER:") }
      var reader = Self(reading: reading, isLoose: isLoose)
      for (index, line) in lines.enumerated() { reader.read(line.trimmed, index + 1) }
      reader.finish()
      reading = reader.reading
    }
  }

  private init(reading: FileReading, isLoose: Bool) {
    self.reading = reading
    self.isLoose = isLoose
  }

  private mutating func read(_ line: String, _ number: Int) {
    if line.uppercased().hasPrefix("ANSWER:") {
      answer(String(line.dropFirst("ANSWER:".count)).trimmed, number)
    } else if !prompt.isEmpty, let option = Self.option(line, isLoose: isLoose),
      option.letter == Self.letter(options.count)
    {
      options.append(option)
    } else if line.isEmpty {
      if options.isEmpty, !prompt.isEmpty { prompt.append("") }
    } else if options.isEmpty {
      prompt.append(start == nil ? stem(line) : line)
      start = start ?? number
    } else {
      // Without an answer before it, the next question begins here.
      finish()
      start = number
      prompt = [stem(line)]
    }
  }

  private mutating func answer(_ key: String, _ number: Int) {
    defer { reset() }
    let line = start ?? number
    let key = isLoose ? letter(in: key) : key
    guard start != nil else { return reading.refuse(number, "an answer without a question") }
    guard key.count == 1, let letter = key.first else {
      return reading.refuse(
        number, "the answer is \"\(key.brief)\"; Aiken has one letter, for several write GIFT")
    }
    guard options.contains(where: { $0.letter == letter }) else {
      return reading.refuse(number, "the answer \(letter) is none of the options")
    }
    reading.take(
      SourceDraft(
        line: line, prompt: PlainText.markdown(prompt.joined(separator: "\n"), isQuestion: true),
        .choice(
          options.map {
            Option(text: PlainText.markdown($0.text), isCorrect: $0.letter == letter, why: "")
          }, picksOne: true)))
  }

  /// A question that is left without an answer.
  private mutating func finish() {
    if let start {
      reading.refuse(start, "has no line \"ANSWER: \" with the letter of the right option")
    }
    reset()
  }

  private mutating func reset() {
    prompt = []
    options = []
    start = nil
  }

  private static func letter(_ index: Int) -> Character? {
    index < 26 ? Character(Unicode.Scalar(UInt8(0x41 + index))) : nil
  }

  /// Without a number before it, which only loose files have.
  private func stem(_ line: String) -> String {
    let digits = line.prefix(while: \.isNumber)
    let rest = line.dropFirst(digits.count)
    guard isLoose, !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else {
      return line
    }
    return String(rest.dropFirst(2)).trimmed
  }

  /// The letter of an answer that repeats its option, as in "b) A list".
  private func letter(in key: String) -> String {
    if key.count == 1 { return key.uppercased() }
    guard let option = Self.option(key, isLoose: true) else { return key }
    let isRepeated = options.contains {
      $0.letter == option.letter && (option.text.isEmpty || $0.text == option.text)
    }
    return isRepeated ? String(option.letter) : key
  }

  /// `A. text`, `A) text`, `A)text`; only capital letters begin an option, but in loose files.
  static func option(
    _ line: String, isLoose: Bool = false
  ) -> (letter: Character, text: String)? {
    guard let first = line.first, first.isASCII,
      let letter = isLoose ? first.uppercased().first : first, letter.isUppercase,
      let sign = line.dropFirst().first, sign == "." || sign == ")"
    else { return nil }
    return (letter, String(line.dropFirst(2)).trimmed)
  }
}

/// Writes Aiken, which has choices of one, plain text and no reasons; what it cannot hold is left out.
enum AikenWriter {
  static func text(_ sheet: Sheet, _ study: Study) -> String {
    sheet.entries.compactMap { text($0.question) }.joined(separator: "\n")
  }

  /// Nil for a question that Aiken has no form for.
  static func text(_ question: Question) -> String? {
    guard let choice = question.body as? Choice, !choice.asksForSeveral, choice.options.count <= 26,
      let key = choice.keys.first
    else { return nil }
    let options = choice.options.enumerated().map { index, option in
      "\(QuestionComposer.letters[index]). \(line(option.text))\n"
    }
    return line(question.prompt) + "\n" + options.joined()
      + "ANSWER: \(QuestionComposer.letters[key])\n"
  }

  /// The words in one line, for Moodle reads no more of a question.
  private static func line(_ markdown: String) -> String {
    Document(parsing: markdown).plainText.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }
}
