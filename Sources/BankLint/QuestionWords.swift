internal import TextAnalysis

/// Which words of a question say what it asks.
enum QuestionWords {
  static func tokens(in text: String) -> [String] {
    Tokenizer.tokens(in: text).filter { $0.form != .part && $0.form != .call }.map(\.text)
  }

  /// Without fillers, by stem, and one word for all that mean the same.
  static func content(of tokens: [String]) -> [String] {
    tokens.filter { !fillers.contains($0) }.map { token in
      let stem = Porter2.stem(token)
      return synonyms[stem] ?? stem
    }
  }

  /// Whether one side says "not" and the other does not.
  static func negate(_ one: Set<String>, _ other: Set<String>) -> Bool {
    negations.isDisjoint(with: one) != negations.isDisjoint(with: other)
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

  /// Words that may change without the question changing.
  private static let fillers: Set<String> = words(
    """
    a an the this that these those of do does did is are was were be been being to in on at for from \
    with by as it its and or but if then than so no neither nor what which who whose why how when \
    where will would should can could may might you your we they them their one there here has have \
    had about into select all apply explain describe tell say many much purpose work exactly
    """)

  private static let negations: Set<String> = words(
    "not cannot dont doesnt isnt arent wont cant except never")

  /// Of each row, one word stands for all.
  private static let synonyms: [String: String] = rows(
    """
    run ran execute send sent issue
    print output display show
    fix solve repair resolve cure
    happen occur
    return give given yield
    differ difference distinguish versus vs
    use employ
    choose chosen pick
    write wrote written
    find found
    keep kept
    hold held
    lose lost
    ship include bundle
    remove delete drop
    make made create build built
    get fetch retrieve load
    error exception
    change modify alter
    begin start
    need require
    allow let permit
    large big
    fast quick
    """
  ).reduce(into: [:]) { synonyms, row in
    for word in row { synonyms[word] = row.first }
  }

  /// Words of which another makes another question.
  private static let contrasts: [Set<String>] = rows(
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
    """
  ).map(Set.init)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The stems of the words in each line.
  private static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { row in
      row.split(separator: " ").map { Porter2.stem(String($0)) }
    }
  }
}
