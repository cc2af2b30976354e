internal import Numerics
internal import TextAnalysis

/// Any word that tells the key by standing in far fewer or far more keys than chance would put it in.
///
/// A topic's words stand in many options, but by turns in keys and distractors. So every key is taken
/// for a draw from the options of its question; where all of these have the word, it tells nothing.
struct TellingWord {
  let word: String
  /// The keys of the questions in which some options have the word and some do not.
  private(set) var draws = 0
  private(set) var keys = 0
  /// How many keys chance would put it in.
  private(set) var expected = 0.0
  /// The questions in which the options that have the word are all keys, or all distractors.
  private var ids: [Side: [String]] = [:]

  private enum Side { case keys, distractors }

  /// Fewer draws are no habit.
  private static let fewestDraws = 12
  /// So few honest banks may have a single word that is told; the more words a bank has, the less
  /// likely a word has to be (Bonferroni).
  private static let greatestChance = 0.01
  /// What is likely may still be harmless: of the keys or distractors that chance would give the
  /// word, it has a quarter at most.
  private static let factor = 4.0

  static func findings(in questions: [LintedQuestion], besides known: Set<String>) -> [String] {
    var words: [String: TellingWord] = [:]
    for question in questions {
      for (word, hits) in question.wordHits where hits.count < question.options.count {
        words[word, default: TellingWord(word: word)].add(hits, of: question)
      }
    }
    let tested = words.values.filter { $0.draws >= fewestDraws && !known.contains($0.word) }
    return tested.sorted { $0.word < $1.word }.compactMap { word in
      word.finding(greatestChance: greatestChance / Double(tested.count))
    }
  }

  /// Counts the options of a question that have the word.
  private mutating func add(_ hits: [LintedQuestion.LintedOption], of question: LintedQuestion) {
    let keysOfQuestion = question.options.count { $0.isKey }
    let keysWithWord = hits.count { $0.isKey }
    draws += keysOfQuestion
    keys += keysWithWord
    expected += Double(keysOfQuestion * hits.count) / Double(question.options.count)
    if keysWithWord == 0 { ids[.distractors, default: []].append(question.id) }
    if keysWithWord == hits.count { ids[.keys, default: []].append(question.id) }
  }

  private func finding(greatestChance: Double) -> String? {
    let (rest, expectedRest) = (Double(draws - keys), Double(draws) - expected)
    let side: Side = Double(keys) < expected ? .distractors : .keys
    let isFar =
      side == .distractors
      ? Self.factor * Double(keys) <= expected : Self.factor * rest <= expectedRest
    guard isFar, chance < greatestChance else { return nil }
    return """
      the word "\(word)" is in \(keys) of \(draws) keys, where chance would put it in \
      \(Int(expected.rounded())); reword \(LintRule.sample(ids[side, default: []]))
      """
  }

  /// At most so likely are as many keys, or more extreme a number.
  ///
  /// Hoeffding, "Probability inequalities for sums of bounded random variables", 1963: the bound of
  /// theorem 1 for draws of unlike chances, and by section 6 for those without replacement.
  private var chance: Double {
    let share = Double(keys) / Double(draws)
    let expectedShare = expected / Double(draws)
    let divergence = Self.term(share, expectedShare) + Self.term(1 - share, 1 - expectedShare)
    return exponential(-Double(draws) * divergence)
  }

  private static func term(_ share: Double, _ expected: Double) -> Double {
    share > 0 ? share * logarithm(share / expected) : 0
  }
}

extension LintedQuestion {
  /// The options that have each word outside code.
  fileprivate var wordHits: [String: [LintedOption]] {
    var hits: [String: [LintedOption]] = [:]
    for option in options {
      let tokens = Tokenizer.tokens(in: option.text.prose).filter { $0.form != .part }
      for word in Set(tokens.map(\.text)) { hits[word, default: []].append(option) }
    }
    return hits
  }
}
