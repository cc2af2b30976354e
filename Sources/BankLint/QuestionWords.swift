internal import TextAnalysis

/// Which words of a question say what it asks.
enum QuestionWords {
  static func tokens(in text: String) -> [String] {
    Tokenizer.tokens(in: text).filter { $0.form != .part && $0.form != .call }.map(\.text)
  }

  /// Without function words, by stem, and one word for all that mean the same.
  static func content(of tokens: [String]) -> [String] {
    tokens.filter { !FunctionWords.inPrompts.contains($0) }.map { token in
      Rephrasings.inPrompts.canonical(Porter2.stem(token))
    }
  }

  /// Whether one side says "not" and the other does not.
  static func negate(_ one: Set<String>, _ other: Set<String>) -> Bool {
    Negations.inPrompts.isDisjoint(with: one) != Negations.inPrompts.isDisjoint(with: other)
  }

  /// Whether stems that only one side has make it another question: a number for another, or a word
  /// for its opposite.
  static func contrast(_ one: Set<String>, _ other: Set<String>) -> Bool {
    let (own, others) = (one.subtracting(other), other.subtracting(one))
    if own.contains(where: holdsDigit) && others.contains(where: holdsDigit) { return true }
    return contrasts.contains { !$0.isDisjoint(with: own) && !$0.isDisjoint(with: others) }
  }

  private static func holdsDigit(_ word: String) -> Bool {
    word.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// Words of which another makes another question.
  private static let contrasts: [Set<String>] =
    """
    why when where who many
    one two three four five six seven eight nine ten
    ascending descending
    first second third last
    before after
    with without
    more less fewer
    most least
    minimum maximum
    smallest largest
    lower upper
    start stop end
    read write
    open close
    add remove
    create delete update
    encode decode
    enable disable
    left right
    on off
    true false yes no
    parent child
    forward backward
    old new
    and or
    can cannot
    sync async
    allow forbid
    append prepend
    push pop
    import export
    commit rollback
    """.split(separator: "\n").map { row in
      Set(row.split(separator: " ").map { Porter2.stem(String($0)) })
    }
}
