internal import Questions
internal import Quiz
internal import Search
internal import Terminal

/// The live search on a screen: results change with every key.
struct Finder {
  private let options: SearchOptions
  private let command: SearchCommand
  private let index: SearchIndex
  /// The blocks of the page that shows a question.
  private let blocks: (String) throws -> [[String]]
  private var state = FinderState()
  private var ids: [String] = []
  private var hits: [FinderView.ListedHit] = []
  private var notice: String?

  private static let limit = 30

  /// The options hold for every search; their words are taken from the keys.
  init(
    _ context: Context, _ options: SearchOptions = SearchOptions(),
    blocks: @escaping (String) throws -> [[String]]
  ) {
    self.options = options
    self.blocks = blocks
    command = SearchCommand(context)
    // A line on standard error would stand in the middle of the screen.
    index = SearchCache(context.unannounced).index()
  }

  enum End { case left, interrupted, inputEnded }

  mutating func run(on screen: inout TerminalScreen) throws -> End {
    search()
    while true {
      try screen.draw(FinderView(size: screen.size).drawing(state, hits: hits, notice: notice))
      switch screen.next() {
      case .redraw: continue
      case .interrupt: return .interrupted
      case .end: return .inputEnded
      case .key(let key):
        switch state.press(key, hits: hits.count) {
        case .leave: return .left
        case .changed: search()
        case .open:
          let end = try read(ids[state.selected], on: &screen)
          if end != .left { return end }
        case nil: continue
        }
      }
    }
  }

  private mutating func search() {
    var options = options
    options.words = [state.query.text]
    notice = nil
    do {
      let results = try command.results(options, in: index, limit: Self.limit)
      list(results)
    } catch {
      // Such as "topic:" while its value is still being typed.
      notice = Failure(error).message?.split(separator: "\n").first.map { String($0) }
    }
  }

  private mutating func list(_ results: SearchResults) {
    let listings = results.hits.map { index.listing(of: $0, in: results) }
    ids = listings.map(\.id)
    hits = listings.map {
      FinderView.ListedHit(
        prompt: StyledLine(marking: $0.prompt),
        place: "\($0.topic), \($0.level.rawValue), \($0.kind.rawValue)",
        snippet: $0.snippet.map { StyledLine(marking: $0.excerpt) })
    }
    notice =
      hits.isEmpty
      ? "Nothing found." : results.remarks.isEmpty ? nil : results.remarks.joined(separator: " ")
  }

  private func read(_ id: String, on screen: inout TerminalScreen) throws -> End {
    let back = KeyBinding<Void>(
      KeyHint("Esc", "back"), .escape, .enter, .backspace, .left, .character("q"), to: ())
    let page = TextPage(
      title: id, blocks: try blocks(id),
      bindings: [KeyBinding(KeyHint("Space ↑↓", "scroll"), []), back])
    switch try screen.ask(page) {
    case .chosen: return .left
    case .interrupted: return .interrupted
    case .ended: return .inputEnded
    }
  }
}
