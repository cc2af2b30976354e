internal import Questions
package import Search
package import Terminal
internal import TextAnalysis

/// The live search on a screen: results change with every key.
package struct Finder {
  private let index: SearchIndex
  private let find: Find
  /// The blocks of the page that shows a question.
  private let blocks: (String) throws -> [[String]]
  private var state = FinderState()
  private var ids: [String] = []
  private var hits: [FinderView.ListedHit] = []
  private var notice: String?

  private static let limit = 30

  /// What words find, at most so many.
  package typealias Find = (_ words: String, _ limit: Int) throws(Notice) -> SearchResults

  /// Why words cannot be searched for, such as "topic:" while its value is still being typed.
  package struct Notice: Error {
    package let sentence: String?

    package init(_ sentence: String?) { self.sentence = sentence }
  }

  package init(
    _ index: SearchIndex, find: @escaping Find, blocks: @escaping (String) throws -> [[String]]
  ) {
    self.index = index
    self.find = find
    self.blocks = blocks
  }

  package enum End { case left, interrupted, inputEnded }

  package mutating func run(on screen: inout some KeyScreen & ~Copyable) throws -> End {
    search()
    while true {
      try screen.draw(FinderView(size: screen.size).drawing(state, hits: hits, notice: notice))
      switch screen.next(within: nil) {
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
    notice = nil
    do throws(Notice) {
      list(try find(state.query.text, Self.limit))
    } catch {
      notice = error.sentence
    }
  }

  private mutating func list(_ results: SearchResults) {
    let listings = results.hits.map { index.listing(of: $0, in: results) }
    ids = listings.map(\.id)
    hits = listings.map {
      FinderView.ListedHit(
        prompt: StyledLine(marking: $0.prompt),
        place: "\($0.topic), \($0.level.rawValue), \($0.kind.rawValue)",
        snippet: $0.snippet.map { StyledLine(marking: $0) })
    }
    notice =
      hits.isEmpty
      ? "Nothing found." : results.remarks.isEmpty ? nil : results.remarks.joined(separator: " ")
  }

  private func read(_ id: String, on screen: inout some KeyScreen & ~Copyable) throws -> End {
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

extension SearchResults {
  /// What a reader should know when something else than the words was looked for.
  package var remarks: [String] {
    guard !hits.isEmpty else { return [] }
    let dropped = dropped.isEmpty ? nil : "Without \(dropped.joined(separator: ", ").brief)."
    let doubt = doubt.map { "Nothing about \($0.about.joined(separator: " ").brief); the nearest:" }
    return [corrected.map { "Showing what was found for \"\($0.brief)\"." }, doubt ?? dropped]
      .compactMap(\.self)
  }
}
