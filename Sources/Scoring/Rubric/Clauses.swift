internal import TextAnalysis

/// Where clauses end, within which a denial reaches.
enum Clauses {
  /// A dot ends a sentence only before white space: not in `request.COOKIES`.
  static func endsSentence(_ gap: ArraySlice<UInt8>) -> Bool {
    let space = gap.last.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } ?? false
    return gap.contains { byte in
      switch byte {
      case UInt8(ascii: "."): space
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"): true
      default: false
      }
    }
  }

  static func end(in gap: ArraySlice<UInt8>) -> Bool {
    endsSentence(gap) || gap.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
  }

  /// Whether a token begins a clause: by itself, or as an "and" with a new subject or verb.
  static func begin(at index: Int, in tokens: [Token]) -> Bool {
    let word = tokens[index].text
    if openers.contains(word) { return true }
    guard word == "and" || word == "or", index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    return subjects.contains(next.text) || isVerb(next.text)
      || index + 2 < tokens.count && isPredicate(tokens[index + 2].text)
  }

  private static let openers: Set<String> = [
    "but", "while", "whereas", "although", "though", "because", "however", "unless", "when", "if",
    "since", "so", "until", "then",
  ]

  private static let subjects: Set<String> = [
    "it", "they", "you", "we", "i", "he", "she", "this", "that", "there", "nobody", "somebody",
  ]

  /// Verbs that follow a subject of one word: "and values are bound".
  private static let predicates: Set<String> = [
    "is", "are", "was", "has", "have", "can", "cannot", "cant", "will", "must", "may", "should",
    "does", "do", "doesnt", "dont", "isnt", "arent", "wont",
  ]

  private static func isPredicate(_ word: String) -> Bool {
    predicates.contains(word) || isVerb(word) && word.hasSuffix("s")
  }

  private static func isVerb(_ word: String) -> Bool {
    predicates.contains(word)
      || verbs.contains(word) || word.hasSuffix("s") && verbs.contains(String(word.dropLast()))
      || word.hasSuffix("es") && verbs.contains(String(word.dropLast(2)))
  }

  /// What software does, in the words in which people say it; each is a verb more often than a noun.
  private static let verbs = Set(
    """
    accept add allow answer apply ask avoid become begin belong bring build call cause check choose
    close collect compare compute connect contain count create cut decide define delete depend deny
    do draw drop end escape expire explain fail fetch fill filter find fit follow forget freeze get
    give go grow handle happen hash help hide hold ignore import include insert keep know leave let
    live load lock look lose make match mean merge miss move name need notice open override pass
    pick prevent print protect put raise reach read receive refuse register reject release remember
    remove replace require reset resolve return reuse run save see send serve set share show skip
    stand start stay stop store take tell throw touch treat trust turn update use validate wait want
    wrap write
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
