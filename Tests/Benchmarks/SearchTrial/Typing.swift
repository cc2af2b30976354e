import Questions
import Search
import Terminal

/// The live search as Sources/Sittings/Finder does it, from a key to the bytes of the frame.
struct Typing {
  let index: SearchIndex
  private let view = FinderView(size: TerminalSize(columns: 100, rows: 40))
  private let palette = Palette(depth: .trueColor)

  /// The time of each key of a query, and of each that is taken back.
  func times(typing query: String) throws -> [Duration] {
    var state = FinderState()
    let keys = query.map(Key.character) + query.map { _ in Key.backspace }
    return try keys.map { key in
      let before = state
      // The best of three: what other processes take is nobody's time.
      let times = try (0..<3).map { _ in
        state = before
        return try ContinuousClock().measure { blackHole(try frame(after: key, &state)) }
      }
      return times.min() ?? .zero
    }
  }

  private func frame(after key: Key, _ state: inout FinderState) throws -> String {
    _ = state.press(key, hits: 30)
    let results = index.results(for: try Query(parsing: state.query.text, topics: []), limit: 30)
    let hits = results.hits.map { index.listing(of: $0, in: results) }.map {
      FinderView.ListedHit(
        prompt: StyledLine(marking: $0.prompt), place: $0.topic,
        snippet: $0.snippet.map { StyledLine(marking: $0.excerpt) })
    }
    let found = FinderView.Found(
      hits: hits, count: "\(results.count) hits", notice: results.corrected)
    return Frame.text(view.drawing(state, found), palette)
  }
}

/// Keeps the optimizer from leaving out what nobody reads.
@inline(never)
func blackHole(_ text: String) {}
