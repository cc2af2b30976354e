internal import Questions

/// Questions put so that neighbours share no topic and are not related, otherwise in the order given.
///
/// Takes O(n²) comparisons of two questions.
struct Spreading {
  private(set) var questions: [Question] = []
  private var waiting: [Question]
  /// How many of each topic wait.
  private var counts: [String: Int]

  init(_ questions: [Question]) {
    waiting = questions
    counts = Dictionary(questions.map { ($0.topic, 1) }, uniquingKeysWith: +)
    while !waiting.isEmpty { takeNext() }
    for place in self.questions.indices.dropFirst() { separate(place) }
  }

  /// The first of another topic, better one not related to the last; but a topic that takes up more
  /// than half of what waits goes first: left to the end, it would follow itself.
  private mutating func takeNext() {
    let last = questions.last
    let pressing = counts.first { $0.value * 2 > waiting.count }?.key
    func isWanted(_ question: Question) -> Bool {
      if let pressing, pressing != last?.topic { return question.topic == pressing }
      return question.topic != last?.topic
    }
    func isApart(_ question: Question) -> Bool { last.map { !$0.isRelated(to: question) } ?? true }
    let place =
      waiting.firstIndex { isWanted($0) && isApart($0) } ?? waiting.firstIndex(where: isWanted)
      ?? waiting.firstIndex(where: isApart) ?? 0
    let question = waiting.remove(at: place)
    counts[question.topic, default: 0] -= 1
    questions.append(question)
  }

  /// How far a question is moved to part it from a related one.
  private static let reach = 16

  /// Parts a question from a related one before it: either changes places with the nearest one that
  /// leaves fewer such pairs and no further topic beside itself.
  private mutating func separate(_ place: Int) {
    guard questions[place - 1].isRelated(to: questions[place]) else { return }
    let near = max(0, place - Self.reach)..<min(questions.count, place + Self.reach)
    for other in near.sorted(by: { (abs($0 - place), $0) < (abs($1 - place), $1) }) {
      for one in [place, place - 1] where one != other {
        let before = clashes(around: [one, other])
        questions.swapAt(one, other)
        if clashes(around: [one, other]) < before { return }
        questions.swapAt(one, other)
      }
    }
  }

  /// Pairs of neighbours of one topic, then pairs of related ones.
  private func clashes(around places: [Int]) -> (topics: Int, related: Int) {
    let seconds = Set(places.flatMap { [$0, $0 + 1] })
      .filter { $0 > 0 && questions.indices.contains($0) }
    let pairs = seconds.map { (questions[$0 - 1], questions[$0]) }
    return (pairs.count { $0.topic == $1.topic }, pairs.count { $0.isRelated(to: $1) })
  }
}

extension Question {
  func isRelated(to other: Question) -> Bool {
    related.contains(other.id) || other.related.contains(id)
      || covers.contains(where: other.covers.contains)
  }
}
