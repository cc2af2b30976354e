internal import Questions
internal import TextAnalysis

/// Words that a question writes as one or as two, and people the other way: "rollback" and "roll back".
struct Compounds: Sendable {
  /// Words of the question that may have been parted.
  private let joined: Set<String>
  /// Words of two that stand side by side in the question, by how they look as one.
  private let parted: [String: [String]]

  /// Shorter ones come together by chance.
  private static let fewestLetters = 6

  static let none = Compounds([])

  /// What people type for two words.
  private static let shorthand = [
    "fk": ["foreign", "key"], "pk": ["primary", "key"], "fks": ["foreign", "keys"],
    "pks": ["primary", "keys"],
  ]

  init(_ keyPoints: [KeyPoint]) {
    let texts = keyPoints.flatMap { [$0.point] + $0.accept + $0.mention + $0.contradict }
    var joined: Set<String> = []
    var parted: [String: [String]] = [:]
    for text in texts {
      let words = Tokenizer.tokens(in: text).filter { $0.form == .word }.map(\.text)
      joined.formUnion(words.filter { $0.utf8.count >= Self.fewestLetters })
      for (word, next) in zip(words, words.dropFirst())
      where word.utf8.count + next.utf8.count >= Self.fewestLetters {
        parted[word + next] = [word, next]
      }
    }
    self.joined = joined
    self.parted = parted.filter { !joined.contains($0.key) }
  }

  /// The tokens with these words as the question writes them.
  func spelt(_ tokens: [Token]) -> [Token] {
    var spelt: [Token] = []
    for token in tokens {
      if let last = spelt.last, last.form == .word, token.form == .word,
        token.range.lowerBound == last.range.upperBound + 1,
        joined.contains(last.text + token.text)
      {
        spelt[spelt.count - 1] = token.reading(
          last.text + token.text, from: last.range.lowerBound)
      } else if token.form == .word, let words = parted[token.text] ?? Self.shorthand[token.text] {
        spelt += words.map { token.reading($0, from: token.range.lowerBound) }
      } else {
        spelt.append(token)
      }
    }
    return spelt
  }
}

extension Token {
  fileprivate func reading(_ text: String, from start: Int) -> Token {
    Token(text: text, range: start..<range.upperBound, position: position, form: form)
  }
}
