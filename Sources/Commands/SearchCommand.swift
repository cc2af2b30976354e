private import Arguments
internal import History
internal import Insight
internal import JSON
internal import Questions
internal import Search
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

struct SearchCommand {
  let context: Context
  let history: HistoryReader

  init(_ context: Context) {
    // What is looked for may lie outside of what is studied.
    self.context = context.choosing(context.chosenBanks)
    history = HistoryReader(self.context)
  }

  func run(_ options: SearchOptions) throws {
    if options.words.isEmpty { return try runLive(options) }
    let index = context.searchIndex()
    let query = try query(options, in: index)
    guard !query.isEmpty else {
      throw Failure.usage(
        .badValue(
          place: "WORDS", value: options.text.brief,
          BadValue("expected words or a filter such as topic:orm")), command: "search")
    }
    let results = try results(for: query, in: index, limit: options.mostHits)
    if options.isWhole {
      results.remarks.forEach(context.surroundings.note)
      let study = try history.study()
      let questions = results.hits.compactMap { study.library[$0.id] }
      if options.json || !questions.isEmpty {
        try ShowCommand(context).print(questions, study, options)
      }
    } else {
      try printList(results, in: index, options)
    }
    if results.hits.isEmpty { throw Failure.nothingFound(query: options.text.brief) }
    if results.doubt?.isComplete == true { throw Failure.onlyNearest }
  }

  /// The ids of the questions that words find.
  func ids(matching words: String, limit: Int) throws -> Set<String> {
    var options = SearchOptions()
    options.words = [words]
    let index = context.searchIndex()
    return Set(try results(options, in: index, limit: limit).hits.map(\.id))
  }

  func results(
    _ options: SearchOptions, in index: SearchIndex, limit: Int
  ) throws -> SearchResults {
    try results(for: try query(options, in: index), in: index, limit: limit)
  }

  private func results(
    for query: Query, in index: SearchIndex, limit: Int
  ) throws -> SearchResults {
    index.results(for: query, limit: limit, where: try condition(query))
  }

  private func query(_ options: SearchOptions, in index: SearchIndex) throws -> Query {
    let topics = index.topics
    var query: Query
    do throws(QueryError) {
      query = try Query(parsing: options.text, topics: topics, banks: index.banks)
    } catch {
      guard case .unknownValue(let filter, let value, let allowed) = error else { return Query() }
      throw Failure.usage(
        .badValue(
          place: filter.rawValue, value: value.brief, BadValue(choices: allowed, got: value)),
        command: "search")
    }
    let wanted = options.topics.map { $0.lowercased() }
    for topic in wanted where !topics.contains(topic) {
      throw Failure.usage(
        .badValue(place: "--topic", value: topic, BadValue(choices: topics, got: topic)),
        command: "search")
    }
    query.filters.topics.formUnion(wanted)
    if let level = options.level { query.filters.levels.insert(level) }
    if let kind = options.kind { query.filters.kinds.insert(kind) }
    return query
  }

  /// What the query asks of the reader's history; nil when it asks nothing.
  private func condition(_ query: Query) throws -> ((String) -> Bool)? {
    let wanted = query.filters.standings
    guard !wanted.isEmpty else { return nil }
    let study = try history.study()
    return { id in
      guard let question = study.library[id] else { return false }
      return wanted.contains { study.standings.has(question, $0) }
    }
  }

  private func printList(
    _ results: SearchResults, in index: SearchIndex, _ options: SearchOptions
  ) throws {
    let list = HitList(results, in: index)
    if !options.json { results.remarks.forEach(context.surroundings.note) }
    guard options.json || !list.isEmpty else { return }
    try context.render(
      options, json: list.json(query: options.text),
      text: list.text(
        palette: context.palette, width: context.surroundings.cutWidth,
        explained: options.explain, counted: context.surroundings.isOutputTerminal))
  }
}

/// Reads the history when a search first asks for it, and once for all keys of a live search.
final class HistoryReader {
  private let context: Context
  private var known: Study?

  init(_ context: Context) { self.context = context }

  func study() throws -> Study {
    if let known { return known }
    let study = try context.study()
    known = study
    return study
  }
}
