internal import Questions

/// Which question of a file is which of those that were there before.
///
/// By the id that the file gives, by what a program knows the question by, by the same prompt, by the same title
/// of a question that is not all another, by the most similar question; in this order, since each is weaker than
/// the one before.
struct Identity {
  /// Under which slug a question goes on.
  struct Name: Equatable {
    let slug: String
    /// The question of before, where there is one.
    let former: String?
  }

  private(set) var ids: [Name] = []
  private let items: [SourceQuestion]
  private let before: EarlierBank
  /// Places in the bank of before, by place among the items.
  private var matched: [Int?]
  private var isTaken: [Bool]

  init(_ items: [SourceQuestion], _ before: EarlierBank) {
    self.items = items
    self.before = before
    matched = Array(repeating: nil, count: items.count)
    isTaken = Array(repeating: false, count: before.questions.count)
    matchKeys()
    matchPrompts()
    matchTitles()
    matchSimilar()
    name()
  }

  /// What tells a question from all others of its file; nil where the file does not say.
  static func key(of item: SourceQuestion) -> String? {
    item.key ?? (item.question.id.isEmpty || item.isTitled ? nil : "id:" + item.question.id)
  }

  private mutating func match(_ item: Int, _ place: Int) {
    matched[item] = place
    isTaken[place] = true
  }

  private mutating func matchKeys() {
    var places: [String: Int] = [:]
    for (place, question) in before.questions.enumerated() {
      places[before.keys[question.id] ?? "id:" + question.id] = place
    }
    let keys = items.map(Self.key)
    // Names that are there twice are titles and tell nothing.
    let counts = keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    for (item, key) in keys.enumerated() where counts[key] == 1 {
      if let key, let place = places[key], !isTaken[place] { match(item, place) }
    }
  }

  /// Of several with one prompt, those with the same texts to answer with go together first.
  private mutating func matchPrompts() {
    for mark in [Self.content, \.prompt] as [(Question) -> String] {
      var places: [String: [Int]] = [:]
      for place in before.questions.indices.reversed() where !isTaken[place] {
        places[mark(before.questions[place]), default: []].append(place)
      }
      for item in items.indices where matched[item] == nil {
        if let place = places[mark(items[item].question)]?.popLast() { match(item, place) }
      }
    }
  }

  private static func content(_ question: Question) -> String {
    ([question.prompt] + question.body.texts.map(\.text).sorted()).joined(separator: "\u{0}")
  }

  private mutating func matchTitles() {
    let places = Dictionary(
      before.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (item, source) in items.enumerated() where source.isTitled && matched[item] == nil {
      guard let place = places[Naming.slug(source.question.id)], !isTaken[place],
        SimilarQuestions.likeness(source.question, before.questions[place])
          >= SimilarQuestions.titledThreshold
      else { continue }
      match(item, place)
    }
  }

  private mutating func matchSimilar() {
    let open = items.indices.filter { matched[$0] == nil }
    let left = before.questions.indices.filter { !isTaken[$0] }
    guard !open.isEmpty, !left.isEmpty else { return }
    let similar = SimilarQuestions(left.map { before.questions[$0] })
    let pairs = open.flatMap { item in
      similar.matches(items[item].question).map { (item: item, place: left[$0.place], $0.likeness) }
    }
    for pair in pairs.sorted(by: { ($0.2, -$0.item) > ($1.2, -$1.item) })
    where matched[pair.item] == nil && !isTaken[pair.place] {
      match(pair.item, pair.place)
    }
  }

  /// A question of before keeps its slug, unless the file gives it another; one that returns has its old one.
  private mutating func name() {
    var taken = Set(before.questions.map(\.id))
    let returning = Dictionary(
      before.gone.map { ($1, $0) }, uniquingKeysWith: { one, other in min(one, other) })
    var numbers: [String: Int] = [:]
    var used: Set<String> = []
    for (index, item) in items.enumerated() {
      let former = matched[index].map { before.questions[$0].id }
      let given = Slug.isValid(item.question.id) ? item.question.id : nil
      let named = item.isTitled ? [former, given] : [given, former]
      let wishes = named + [former == nil ? returning[item.question.prompt] : nil]
      let slug = wishes.compactMap(\.self).first {
        !used.contains($0) && ($0 == former || !taken.contains($0))
      }
      let name = slug ?? free(given ?? Self.wished(item), taken, &numbers)
      taken.insert(name)
      used.insert(name)
      ids.append(Name(slug: name, former: former))
    }
  }

  private static func wished(_ item: SourceQuestion) -> String {
    item.question.id.isEmpty
      ? Naming.slug(ofPrompt: item.question.prompt) : Naming.slug(item.question.id)
  }

  /// The slug that is wished for, or that with the first number that nobody has or had.
  private func free(_ wish: String, _ taken: Set<String>, _ numbers: inout [String: Int]) -> String
  {
    func isFree(_ slug: String) -> Bool { !taken.contains(slug) && before.gone[slug] == nil }
    if isFree(wish) { return wish }
    var number = numbers[wish] ?? 2
    while !isFree("\(wish)-\(number)") { number += 1 }
    numbers[wish] = number + 1
    return "\(wish)-\(number)"
  }
}
