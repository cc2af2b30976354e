import Questions
import TextAnalysis

/// Collects the words of questions and writes them as the sections of an index file.
struct IndexBuilder {
  private var numbers: [String: Int] = [:]
  private var words: [(text: String, postings: PostingsBuilder)] = []
  private var records = SectionWriter()
  private var recordStarts = SectionWriter()
  private var traits = SectionWriter()
  private var topics: [String] = []
  private var averageSizes: [Float] = []

  /// - Complexity: O(*n*) in the length of the texts.
  static func file(
    questions: [Question], synonyms: Synonyms, titles: [String: String], digest: String
  ) -> IndexFile {
    var builder = IndexBuilder()
    let texts = questions.map { FieldTexts($0, titles: titles).texts }
    builder.averageSizes = averages(of: texts)
    for (number, question) in questions.enumerated() {
      builder.add(question, number, texts[number])
    }
    return builder.file(synonyms: synonyms, digest: digest)
  }

  private static func averages(of texts: [[String]]) -> [Float] {
    SearchField.allCases.map { field in
      let sum = texts.reduce(0) { $0 + $1[field.rawValue].utf8.count }
      return max(1, Float(sum) / Float(max(1, texts.count)))
    }
  }

  private mutating func add(_ question: Question, _ number: Int, _ texts: [String]) {
    var starts: [Int] = []
    var start = 0
    for (field, text) in zip(SearchField.allCases, texts) {
      starts.append(start)
      guard !text.isEmpty else { continue }
      start = add(text, field, to: number, from: start) + Layout.gapBetweenFields
    }
    recordStarts.add(fixed: records.bytes.count)
    records.add(QuestionRecord(question, texts: texts, starts: starts))
    addTraits(question)
  }

  /// Adds the words of a field; returns the position after the last one.
  private mutating func add(_ text: String, _ field: SearchField, to question: Int, from start: Int)
    -> Int
  {
    let size = Float(text.utf8.count) / averageSizes[field.rawValue]
    let weight = field.weight * Ranking.weightInField(ofSize: size)
    var end = start
    for token in Tokenizer.tokens(in: text) where token.text.utf8.count <= Layout.longestWord {
      end = start + token.position
      let word = number(of: token.text)
      let weight = token.form == .part ? weight * Ranking.weightOfPart : weight
      words[word].postings.add(question: question, position: end, weight: weight)
    }
    return end + 1
  }

  private mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = words.count
    words.append((word, PostingsBuilder()))
    return words.count - 1
  }

  private mutating func addTraits(_ question: Question) {
    let topic = topics.firstIndex(of: question.topic) ?? topics.count
    if topic == topics.count { topics.append(question.topic) }
    traits.add(
      fixed: QuestionTraits(topic: topic, level: question.level, kind: question.kind).packed)
  }

  private mutating func file(synonyms: Synonyms, digest: String) -> IndexFile {
    recordStarts.add(fixed: records.bytes.count)
    words.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var wordStarts = SectionWriter()
    var wordTexts = SectionWriter()
    var postingStarts = SectionWriter()
    var postings = SectionWriter()
    for index in words.indices {
      wordStarts.add(fixed: wordTexts.bytes.count)
      wordTexts.add(Array(words[index].text.utf8))
      postingStarts.add(fixed: postings.bytes.count)
      words[index].postings.finish(into: &postings)
    }
    wordStarts.add(fixed: wordTexts.bytes.count)
    postingStarts.add(fixed: postings.bytes.count)
    let synonyms = SynonymTable.sections(of: synonyms)
    return IndexFile(sections: [
      .digest: Array(digest.utf8), .synonymStarts: synonyms.starts, .synonyms: synonyms.entries,
      .topics: topicNames(), .traits: traits.bytes,
      .recordStarts: recordStarts.bytes, .records: records.bytes,
      .wordStarts: wordStarts.bytes, .words: wordTexts.bytes, .stemOrder: stemOrder(),
      .postingStarts: postingStarts.bytes, .postings: postings.bytes,
    ])
  }

  private func topicNames() -> [UInt8] {
    var names = SectionWriter()
    for topic in topics { names.add(topic) }
    return names.bytes
  }

  private func stemOrder() -> [UInt8] {
    let stems = words.map { Porter2.stem($0.text) }
    let order = words.indices.sorted { left, right in
      stems[left] == stems[right]
        ? left < right : stems[left].utf8.lexicographicallyPrecedes(stems[right].utf8)
    }
    var bytes = SectionWriter()
    for word in order { bytes.add(fixed: word) }
    return bytes.bytes
  }
}

/// Sizes that builder and reader share.
enum Layout {
  /// Words of different fields are never neighbours.
  static let gapBetweenFields = Ranking.farthestClose + 1
  /// UTF-8 bytes; longer words are not indexed.
  static let longestWord = 64
  /// Postings that are read together.
  static let blockSize = 128
}
