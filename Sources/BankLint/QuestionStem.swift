internal import Questions
internal import TextAnalysis

/// What a question asks and what is right, prepared for the comparison with others.
struct QuestionStem: Sendable {
  /// The words that say what is asked: stems, one for all that mean the same, code in lines included.
  let words: Set<String>
  /// Every word of the prompt by its stem; in these hides what turns a question round.
  private let allWords: Set<String>
  /// Of the keys, or of the key points.
  private let answer: Set<String>
  /// The pieces of the code that stands in its lines.
  private let names: Set<Substring>
  /// The texts to choose from; none where there is nothing to choose.
  private let options: Set<String>
  /// Its blocks of code, piece by piece.
  private let samples: [[Substring]]

  init(_ question: LintedQuestion) {
    let prompt = question["prompt"] ?? MarkdownText("prompt", "")
    names = Set(prompt.codeSpans.flatMap(Self.pieces))
    samples = prompt.codeBlocks.map { Self.pieces($0.text) }
    let tokens = QuestionWords.tokens(in: prompt.prose)
    let code = Self.identifiers(in: prompt)
    allWords = Set(tokens.map { Porter2.stem($0) }).union(code)
    let content = Set(QuestionWords.content(of: tokens)).union(code)
    // A prompt of nothing but function words or code is comparable as well.
    words =
      [content, allWords, Set(samples.joined().map(String.init))].first { !$0.isEmpty } ?? []
    answer = Self.rightWords(of: question)
    options = Set(question.options.map { $0.text.plain.lowercased() })
  }

  private static func rightWords(of question: LintedQuestion) -> Set<String> {
    let keys = question.options.filter(\.isKey).map(\.text)
    let points =
      question.solution.keyPoints.flatMap { [$0.point] + $0.accept }
      + (question.options.isEmpty ? question.question.body.rightTexts : [])
    return Set(
      keys.flatMap { QuestionWords.content(of: QuestionWords.tokens(in: $0.prose)) }
        + keys.flatMap(identifiers)
        + points.flatMap { QuestionWords.content(of: QuestionWords.tokens(in: $0)) })
  }

  /// The words of the code in the text, or its signs where it has no words.
  private static func identifiers(in text: MarkdownText) -> [String] {
    let pieces = text.codeSpans.map(Self.pieces)
    return pieces.flatMap { pieces in
      let words = pieces.filter { $0.first.map(isWordSign) == true }
      return (words.isEmpty ? pieces : words).map { piece in
        Porter2.stem(piece.lowercased().filter { $0 != "_" })
      }
    }
  }

  /// Words, and every other sign by itself; blanks separate.
  private static func pieces(_ code: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = code[...]
    while let first = rest.first {
      let piece = isWordSign(first) ? rest.prefix(while: isWordSign) : rest.prefix(1)
      if !first.isWhitespace { pieces.append(piece) }
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  private static func isWordSign(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension QuestionStem {
  /// Prompts that share a smaller part of their words ask about different things.
  static let leastSimilarity = 0.5
  /// One prompt that only adds a few words to another asks the same.
  private static let leastOfLonger = 0.8
  /// Fewer words come together by chance.
  private static let fewestWords = 3

  /// Whether one makes the other superfluous, when their words are so much alike.
  ///
  /// Siblings such as "When was Rome founded?" and "When was Paris founded?" have other words on both
  /// sides, and so have a question and its twin in other words; but only twins have one answer.
  func asksTheSame(as other: QuestionStem, similarity: Double) -> Bool {
    guard similarity >= Self.leastSimilarity, !differsInCode(from: other),
      !QuestionWords.negate(allWords, other.allWords),
      !QuestionWords.contrast(allWords, other.allWords), !asksAboutOthers(than: other)
    else { return false }
    let isLonger = words.isSubset(of: other.words) || words.isSuperset(of: other.words)
    let isTelling =
      allWords == other.allWords || min(words.count, other.words.count) >= Self.fewestWords
    return (isLonger && isTelling && similarity >= Self.leastOfLonger)
      || hasSameAnswer(as: other)
  }

  /// Whether the options make it another question: with a stem such as "Which of these is true?" they are
  /// what is asked about.
  private func asksAboutOthers(than other: QuestionStem) -> Bool {
    let shared = options.intersection(other.options).count
    return !options.isEmpty && !other.options.isEmpty
      && shared * 2 < min(options.count, other.options.count) && !hasSameAnswer(as: other)
  }

  /// Whether the code alone makes it another question: blocks that differ in a single name, or names
  /// in the text on either side that the other lacks.
  func differsInCode(from other: QuestionStem) -> Bool {
    samples != other.samples
      || !(names.isSubset(of: other.names) || other.names.isSubset(of: names))
  }

  /// So much of the shorter answer stands in the longer.
  private static let leastOfAnswer = 0.4

  private func hasSameAnswer(as other: QuestionStem) -> Bool {
    let shorter = min(answer.count, other.answer.count)
    let shared = answer.intersection(other.answer).count
    return shared > 0 && Double(shared) >= Self.leastOfAnswer * Double(shorter)
      && !QuestionWords.contrast(answer, other.answer)
  }
}
