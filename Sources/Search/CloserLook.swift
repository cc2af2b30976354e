/// A question of the short list: how it has each term, and how close together.
struct CloserLook {
  let question: Int
  private let head: RecordHead
  /// For each term the best expansion, or nothing when the question has none.
  private(set) var matches: [TermMatch?]
  private(set) var parts: [ScorePart] = []
  private(set) var score: Double = 0

  struct TermMatch {
    /// Of all expansions together.
    var value: Float
    /// The index of the best expansion in the term.
    var expansion: Int
    /// Of all expansions, ascending.
    var positions: [Int]
  }

  var id: String { head.id }

  /// The looks at the questions, which come in ascending order.
  static func looks(at questions: [Int], _ terms: [WeighedTerm], _ file: IndexFile) -> [Self] {
    var looks = questions.map { Self($0, terms: terms.count, file) }
    for (termNumber, term) in terms.enumerated() {
      for (number, (expansion, postings)) in term.expansions.enumerated() {
        postings.lookUp(questions) { index, prominence, positions in
          let value = term.contribution(of: expansion, prominence: prominence)
          looks[index].add(
            TermMatch(value: value, expansion: number, positions: positions), to: termNumber, term)
        }
      }
    }
    for index in looks.indices { looks[index].addUp(terms) }
    return looks
  }

  /// Whether the question has a term where it says what it asks.
  func asks(_ term: Int) -> Bool {
    matches[term]?.positions.contains { head.field(at: $0).saysWhatIsAsked } ?? false
  }

  private init(_ question: Int, terms: Int, _ file: IndexFile) {
    self.question = question
    head = RecordHead(question, in: file)
    matches = Array(repeating: nil, count: terms)
  }

  private mutating func add(_ match: TermMatch, to number: Int, _ term: WeighedTerm) {
    guard let known = matches[number] else {
      matches[number] = match
      return
    }
    var both = known.value < match.value ? match : known
    both.value = term.combined(
      known.value, match.value, of: term.expansions[match.expansion].expansion)
    both.positions = (known.positions + match.positions).sorted()
    matches[number] = both
  }

  private mutating func addUp(_ terms: [WeighedTerm]) {
    var best: Float = 0
    for (term, match) in zip(terms, matches) {
      guard let match, let first = match.positions.first else { continue }
      let reading = term.expansions[match.expansion].expansion.reading
      let reason = ScoreReason.word(term.query.text, reading, head.field(at: first))
      parts.append(ScorePart(value: Double(match.value), reason: reason))
      best = max(best, match.value)
    }
    let closeness = closeness(terms)
    if closeness > 0 { parts.append(ScorePart(value: Double(closeness), reason: .closeness)) }
    let overview = best * head.scope.bonus
    if overview > 0 { parts.append(ScorePart(value: Double(overview), reason: .overview)) }
    score = parts.reduce(0) { $0 + $1.value }
  }

  private func closeness(_ terms: [WeighedTerm]) -> Float {
    let sequence = terms.indices.filter { !terms[$0].query.isExtra }
    return zip(sequence, sequence.dropFirst()).reduce(0) { sum, pair in
      guard let left = matches[pair.0], let right = matches[pair.1] else { return sum }
      let distance = leastDistance(left.positions, right.positions)
      return sum
        + Ranking.closeness(min(terms[pair.0].value, terms[pair.1].value), distance: distance)
    }
  }
}

/// The least distance between two ascending lists of positions; backwards counts one more.
private func leastDistance(_ left: [Int], _ right: [Int]) -> Int {
  var least = Int.max
  var index = 0
  for position in right {
    while index < left.count, left[index] < position {
      least = min(least, position - left[index])
      index += 1
    }
    if index > 0 { least = min(least, position - left[index - 1]) }
    if index < left.count, left[index] > position {
      least = min(least, left[index] - position + 1)
    }
  }
  return least
}
