internal import Questions

extension Question {
  /// Whether something else is right than before, so that what was learnt may be wrong now.
  ///
  /// Other wording, another order of options and further options change no key.
  func hasOtherKey(than before: Question) -> Bool {
    guard kind == before.kind else { return true }
    switch (body.shape, before.body.shape) {
    case (.pick(let now), .pick(let then)):
      let (right, wasRight) = (rightTexts, before.rightTexts)
      let both = Set(now.texts).intersection(then.texts)
      return both.contains { right.contains($0) != wasRight.contains($0) }
    case (.arrange(let now), .arrange(let then)):
      let (order, wasOrder) = (orderedTexts, before.orderedTexts)
      let both = Set(now.texts).intersection(then.texts)
      return order.filter(both.contains) != wasOrder.filter(both.contains)
    case (.point, .point): return body.solution.right != before.body.solution.right
    case (.type, .type): return saysOtherThan(before)
    default: return true
    }
  }

  private var rightTexts: Set<String> { Set(orderedTexts) }

  private var orderedTexts: [String] {
    body.solution.right.map { body.shape.texts(of: $0) } ?? []
  }

  /// Whether no accepted text stayed, or an answer at length shares less than half of its words.
  private func saysOtherThan(_ before: Question) -> Bool {
    if let now = body as? ShortAnswer, let then = before.body as? ShortAnswer {
      return now.blanks.count != then.blanks.count
        || zip(now.blanks, then.blanks).contains { Set($0.accept).isDisjoint(with: $1.accept) }
    }
    let (now, then) = (body.solution.answer ?? "", before.body.solution.answer ?? "")
    return now != then && WordSet(now).likeness(WordSet(then)) < 0.5
  }
}
