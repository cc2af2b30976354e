/// Where one word stands: its questions in order, how prominent it is in each, and its positions.
///
/// Two streams. Questions: the distance to the one before and a byte of prominence. Positions: for
/// each question the distances (the first from 0), doubled, and one more for the last of a question.
/// After every 128 questions a row tells where both streams go on, so that one question is found
/// without reading all.
struct PostingsBuilder {
  private var count = 0
  private var rows: [UInt8] = []
  private var questions: [UInt8] = []
  private var positions: [UInt8] = []
  private var question = -1
  private var lastQuestion = -1
  /// The last position, which is written when it is known whether another one follows.
  private var position = -1
  private var distance = 0
  private var weight: Float = 0

  mutating func add(question: Int, position: Int, weight: Float) {
    if question != self.question {
      close()
      self.question = question
    }
    self.weight += weight
    guard position > self.position else { return }
    if self.position >= 0 { positions.append(number: distance << 1) }
    distance = position - max(0, self.position)
    self.position = position
  }

  private mutating func close() {
    guard question >= 0 else { return }
    questions.append(number: question - lastQuestion)
    questions.append(UInt8(Ranking.prominence(weight) * 255))
    positions.append(number: distance << 1 | 1)
    (lastQuestion, position, weight) = (question, -1, 0)
    count += 1
    if count.isMultiple(of: Layout.blockSize) { addRow() }
  }

  private mutating func addRow() {
    var row = SectionWriter()
    row.add(fixed: lastQuestion)
    row.add(fixed: questions.count)
    row.add(fixed: positions.count)
    rows += row.bytes
  }

  /// Writes everything and forgets it.
  mutating func finish(into writer: inout SectionWriter) {
    close()
    writer.add(number: count)
    writer.add(number: questions.count)
    writer.add(rows)
    writer.add(questions)
    writer.add(positions)
    self = Self()
  }
}

/// The postings of one word, read from the index file.
struct Postings {
  /// In how many questions the word stands.
  let count: Int
  fileprivate let bytes: IndexBytes
  fileprivate let rows: Range<Int>
  fileprivate let questions: Range<Int>
  fileprivate let positions: Range<Int>

  init(_ bytes: IndexBytes, _ range: Range<Int>) {
    var reader = SectionReader(bytes, range)
    count = reader.number()
    let questionsSize = reader.number()
    let start = reader.index
    reader.skip(count / Layout.blockSize * 12)
    rows = start..<reader.index
    reader.skip(questionsSize)
    questions = rows.upperBound..<reader.index
    positions = reader.index..<reader.end
    self.bytes = bytes
  }

  /// Calls the body with each question's number and the word's prominence in it, 0 to 255.
  @inline(__always)
  func forEach(_ body: (Int, UInt8) -> Void) {
    var reader = SectionReader(bytes, questions)
    var question = -1
    while !reader.isAtEnd {
      let distance = reader.number()
      guard distance > 0 else { return }
      question += distance
      body(question, reader.byte())
    }
  }
}

/// Reads the postings of a word on from question to question, forwards only.
struct PostingsCursor {
  private let postings: Postings
  private var questions: SectionReader
  private var positions: SectionReader
  private var question = -1

  init(_ postings: Postings) {
    self.postings = postings
    questions = SectionReader(postings.bytes, postings.questions)
    positions = SectionReader(postings.bytes, postings.positions)
  }

  /// The word's prominence and positions in a question, which must come after the last one asked.
  mutating func seek(_ target: Int) -> (prominence: UInt8, positions: [Int])? {
    jump(to: target)
    while !questions.isAtEnd {
      var next = questions
      let candidate = question + next.number()
      guard candidate <= target else { return nil }
      question = candidate
      let prominence = next.byte()
      questions = next
      if candidate == target { return (prominence, readPositions()) }
      while !positions.isAtEnd, positions.number() & 1 == 0 {}
    }
    return nil
  }

  /// Goes to the last block that starts before the target, when that is ahead.
  private mutating func jump(to target: Int) {
    let rows = postings.rows
    var low = 0
    var high = rows.count / 12
    while low < high {
      let middle = (low + high) / 2
      if postings.bytes.fixed(at: rows.lowerBound + 12 * middle) < target {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return }
    let row = rows.lowerBound + 12 * (low - 1)
    let last = postings.bytes.fixed(at: row)
    guard last > question else { return }
    question = last
    questions = reader(postings.questions, from: postings.bytes.fixed(at: row + 4))
    positions = reader(postings.positions, from: postings.bytes.fixed(at: row + 8))
  }

  private func reader(_ range: Range<Int>, from offset: Int) -> SectionReader {
    SectionReader(
      postings.bytes, min(range.lowerBound + offset, range.upperBound)..<range.upperBound)
  }

  private mutating func readPositions() -> [Int] {
    var result: [Int] = []
    var position = 0
    while !positions.isAtEnd {
      let number = positions.number()
      position += number >> 1
      result.append(position)
      if number & 1 == 1 { break }
    }
    return result
  }
}
