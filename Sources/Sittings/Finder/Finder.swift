internal import Questions
package import Search
package import Terminal
internal import TextAnalysis

/// The live search on a screen: results change with every key.
package struct Finder {
  private let index: SearchIndex
  private let services: Services
  private var state: FinderState
  private var ids: [String] = []
  private var found = FinderView.Found()
  private var preview: (id: String, width: Int, lines: [StyledLine])?

  private static let limit = 30

  /// What words find, at most so many.
  package typealias Find = (_ words: String, _ limit: Int) throws(Notice) -> SearchResults

  /// Why words cannot be searched for, such as "topic:" while its value is still being typed.
  package struct Notice: Error {
    package let sentence: String?

    package init(_ sentence: String?) { self.sentence = sentence }
  }

  /// What is done for the search by those who know the banks, the history and the system.
  package struct Services {
    fileprivate let find: Find
    fileprivate let page: (String) throws -> [[String]]
    fileprivate let preview: (String) -> [[String]]
    fileprivate let openReference: (String) -> String

    /// Pages and previews are blocks of Markdown; the sentence says what became of the reference.
    ///
    /// A page is read as things stand now, a preview with every key.
    package init(
      find: @escaping Find, page: @escaping (String) throws -> [[String]],
      preview: @escaping (String) -> [[String]], openReference: @escaping (String) -> String
    ) {
      self.find = find
      self.page = page
      self.preview = preview
      self.openReference = openReference
    }
  }

  /// What was found is only quizzed where no quiz is going on.
  package init(_ index: SearchIndex, _ services: Services, offersQuiz: Bool) {
    self.index = index
    self.services = services
    state = FinderState(offersQuiz: offersQuiz)
  }

  package enum End: Equatable {
    case left, interrupted, inputEnded
    /// With the questions that were found, by their ids.
    case quiz([String])
  }

  package mutating func run(on screen: inout some KeyScreen & ~Copyable) throws -> End {
    search()
    while true {
      try screen.draw(drawing(on: screen.size, screen.palette))
      switch screen.next(within: nil) {
      case .redraw: continue
      case .interrupt: return .interrupted
      case .end: return .inputEnded
      case .key(let key):
        switch state.press(key, hits: ids.count) {
        case .leave: return .left
        case .changed: search()
        case .open:
          let end = try read(ids[state.selected], on: &screen)
          if end != .left { return end }
        case .reference: found.notice = services.openReference(ids[state.selected])
        case .quiz: return .quiz(ids)
        case nil: continue
        }
      }
    }
  }

  private mutating func drawing(on size: TerminalSize, _ palette: Palette) -> Drawing {
    let view = FinderView(size: size)
    if let width = view.previewWidth { found.preview = previewLines(width, palette) }
    return view.drawing(state, found)
  }

  /// What the page of the chosen question says; made anew when another one is chosen.
  private mutating func previewLines(_ width: Int, _ palette: Palette) -> [StyledLine] {
    guard ids.indices.contains(state.selected) else { return [] }
    let id = ids[state.selected]
    if let preview, preview.id == id, preview.width == width { return preview.lines }
    let layout = TextLayout(width: width, palette: palette)
    let blocks = services.preview(id).map { block in block.flatMap { layout.markdown($0) } }
    let lines = Array(blocks.joined(separator: [StyledLine()]))
    preview = (id, width, lines)
    return lines
  }

  private mutating func search() {
    found.notice = nil
    do throws(Notice) {
      list(try services.find(state.query.text, Self.limit))
    } catch {
      found.notice = error.sentence
    }
  }

  private mutating func list(_ results: SearchResults) {
    let listings = results.hits.map { index.listing(of: $0, in: results) }
    ids = listings.map(\.id)
    found.hits = listings.map {
      FinderView.ListedHit(
        prompt: StyledLine(marking: $0.prompt),
        place: "\($0.topic), \($0.level.rawValue), \($0.kind.rawValue)",
        snippet: $0.snippet.map { StyledLine(marking: $0) })
    }
    found.count = results.counted
    found.notice =
      ids.isEmpty
      ? "Nothing found." : results.remarks.isEmpty ? nil : results.remarks.joined(separator: " ")
  }

  private enum ReadersWish { case back, reference, quiz }

  private func read(_ id: String, on screen: inout some KeyScreen & ~Copyable) throws -> End {
    var notice: String?
    while true {
      switch try screen.ask(page(id, notice)) {
      case .chosen(.back): return .left
      case .chosen(.reference): notice = services.openReference(id)
      case .chosen(.quiz): return .quiz(ids)
      case .interrupted: return .interrupted
      case .ended: return .inputEnded
      }
    }
  }

  /// In the middle of a quiz `q` goes back, as it does in a pager.
  private func page(_ id: String, _ notice: String?) throws -> TextPage<ReadersWish> {
    let back = KeyHint("Esc", "back")
    let leaving: [KeyBinding<ReadersWish>] =
      state.offersQuiz
      ? [
        KeyBinding(KeyHint("q", "quiz what was found", brief: "quiz"), .character("q"), to: .quiz),
        KeyBinding(back, .escape, .enter, .backspace, .left, to: .back),
      ]
      : [KeyBinding(back, .escape, .enter, .backspace, .left, .character("q"), to: .back)]
    return TextPage(
      title: id, blocks: try services.page(id),
      bindings: [
        KeyBinding(KeyHint("Space ↑↓", "scroll"), []),
        KeyBinding(
          KeyHint("o", "open the reference", brief: "open"), .character("o"), to: .reference),
      ] + leaving, notice: notice)
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

  /// How many questions were found, and how many of them are shown.
  package var counted: String {
    if count == 1 { return "1 hit" }
    return hits.count == count ? "\(count) hits" : "the best \(hits.count) of \(count) hits"
  }
}
