/// English words that carry grammar rather than content, as the tokenizer gives them: without apostrophes.
///
/// Each consumer leaves out what says nothing to it, so the lists differ; every word stands in one row.
package enum FunctionWords {
  /// Who leaves a word out.
  enum Consumer {
    /// The search: what says little about what is searched for.
    ///
    /// The stop words of Snowball (https://snowballstem.org/algorithms/english/stop.txt) without those
    /// that name something in a query API (`all`, `only`, `through`), and words that questions are
    /// asked with.
    case search
    /// The rubric: what makes a sentence of an answer, and is no part of a point.
    case rubric
    /// The linter: what may change in a prompt without the question changing.
    case linter
  }

  /// What a query is searched for without, or with little weight.
  package static let inQueries = words(of: .search)
  /// What makes no point in an answer.
  package static let inAnswers = words(of: .rubric)
  /// What is the same question in a prompt, with it or without.
  package static let inPrompts = words(of: .linter)

  static let rows: [(consumers: Set<Consumer>, words: String)] = [
    (
      [.search, .rubric, .linter],
      """
      a about an and are as at be been being but by can could did do does for from had has have \
      here how if in into is it its no nor of on one or should so than that the their them then \
      there these they this those to was we were what when where which who why will with would you \
      your
      """
    ),
    // A "not", a "before" or a "most" makes another question.
    (
      [.search, .rubric],
      """
      after again against also am any arent because before between both cannot cant couldnt didnt \
      doesnt dont during each every hasnt havent having he i isnt just lets made make makes me \
      more most my need needs not off other our out over same she shouldnt some such too until use \
      used uses using very wasnt werent whether while without wont wouldnt
      """
    ),
    ([.search, .linter], "describe many much"),
    ([.rubric, .linter], "all may might neither whose"),
    // What people type around the words they look for.
    (
      [.search],
      """
      above below doing down few further hadnt happen happens her heres him his hows im itself ive \
      know like mean means myself once ought ours ourselves own please somebody someone something \
      thats theirs theres theyre thing things under up versus vs want wants way weve whats whens \
      wheres whom whos whys youre yours youve
      """
    ),
    (
      [.rubric],
      """
      although another around done either get gets got instead least less let must never only onto \
      per rather shall since though through two unless us via within
      """
    ),
    ([.linter], "apply exactly explain purpose say select tell work"),
  ]

  private static func words(of consumer: Consumer) -> Set<String> {
    rows.filter { $0.consumers.contains(consumer) }.reduce(into: []) { words, row in
      words.formUnion(row.words.split(separator: " ").map(String.init))
    }
  }
}
