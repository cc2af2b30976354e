package import Questions

/// The index of one bank: bytes that are the same in memory and as a file.
///
/// ``serialized()`` hands them out, and they are taken back without decoding anything.
package struct SearchSegment: Sendable {
  let file: IndexFile
  /// The topics of the questions, in the order in which they came.
  let topics: [String]

  /// Builds the segment.
  ///
  /// The digest stands for what it is made from, such as a hash of the bank's files; the titles are
  /// those of syllabus items by their ids.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  package init(
    questions: [Question], synonyms: Synonyms = Synonyms(), titles: [String: String] = [:],
    digest: String = ""
  ) {
    self.init(
      IndexBuilder.file(questions: questions, synonyms: synonyms, titles: titles, digest: digest))
  }

  /// The segment of a bank.
  package init(_ bank: Bank, digest: String) {
    self.init(
      questions: bank.questions, synonyms: bank.synonyms, titles: bank.syllabus.titles,
      digest: digest)
  }

  /// Takes up a segment that was serialized, or nothing when it is damaged or of another digest.
  package init?(bytes: [UInt8], digest: String = "") {
    self.init(IndexBytes(bytes), digest: digest)
  }

  /// The same for bytes that stay where they are as long as their owner is held.
  @unsafe package init?(
    _ bytes: UnsafeRawBufferPointer, keptBy owner: some AnyObject & Sendable, digest: String,
    isChecked: Bool = false
  ) {
    self.init(unsafe IndexBytes(bytes, keptBy: owner), digest: digest, isChecked: isChecked)
  }

  private init?(_ bytes: IndexBytes, digest: String, isChecked: Bool = false) {
    guard let file = IndexFile(bytes, isChecked: isChecked),
      file.bytes[file[.digest]].elementsEqual(digest.utf8)
    else { return nil }
    self.init(file)
  }

  private init(_ file: IndexFile) {
    self.file = file
    var names = SectionReader(file.bytes, file[.topics])
    var topics: [String] = []
    while !names.isAtEnd { topics.append(names.text()) }
    self.topics = topics
  }

  package func serialized() -> [UInt8] {
    Array(file.bytes)
  }

  /// The number of questions.
  package var count: Int { file.count(.traits) }

  /// Bytes of what is looked up, and of the texts that are kept for listings.
  package var sizes: (lookup: Int, texts: Int) {
    let texts = file[.records].count + file[.recordStarts].count
    return (file.bytes.count - texts, texts)
  }
}
