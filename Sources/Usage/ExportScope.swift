package import Questions
internal import TextAnalysis

/// Which questions an export is about: in the words of its title, and as it is typed.
package struct ExportScope {
  package let filter: FilterOptions
  package let search: String?

  /// A page of mistakes is about what is wrong now, unless something else is asked for.
  package init(_ options: ExportOptions) {
    var filter = options.filter
    let asksForMore = filter.isDue || filter.isNew || filter.isWeak || !filter.ids.isEmpty
    if options.brief, !asksForMore, options.search == nil { filter.isWrong = true }
    self.filter = filter
    search = options.search
  }

  /// Whether it is about what is wrong now, and nothing else.
  package var isMistakes: Bool {
    filter.standings == [.wrong] && filter.ids.isEmpty && search == nil
  }

  /// A sheet's title with what the filters keep, such as "Django interview questions, open: Forms".
  package func sheetTitle(_ library: Library) -> String {
    title("\(library.title) interview questions", kindWords + standingWords, library)
  }

  /// The title of a page in brief.
  package func pageTitle(_ library: Library) -> String {
    isMistakes
      ? title("What I got wrong", kindWords, library)
      : title("In brief", kindWords + standingWords, library)
  }

  private func title(_ name: String, _ words: [String], _ library: Library) -> String {
    var topics: [String] = []
    for word in filter.topics {
      let titles = library.topics(called: word.lowercased()).map(\.topic.title)
      topics += (titles.isEmpty ? [word] : titles).filter { !topics.contains($0) }
    }
    return ([name] + words).joined(separator: ", ")
      + (topics.isEmpty ? "" : ": " + topics.joined(separator: ", "))
  }

  /// The command line that exports all of it.
  package var command: String {
    var words = filter.topics.flatMap { ["--topic", $0] }
    words += filter.ids.flatMap { ["--id", $0] }
    words += filter.level.map { ["--level", $0.rawValue] } ?? []
    words += filter.kind.map { ["--kind", $0.rawValue] } ?? []
    words += filter.standings.map { "--" + $0.rawValue }
    words += search.map { ["--search", $0] } ?? []
    return (["prep", "export"] + words.map(Self.quoted)).joined(separator: " ")
  }

  private var kindWords: [String] {
    [filter.level?.rawValue, filter.kind?.title].compactMap(\.self)
  }

  private var standingWords: [String] {
    let words = filter.standings.map { $0 == .wrong ? "answered wrong" : $0.rawValue }
      .joined(separator: " or ")
    return [words.isEmpty ? nil : words, filter.ids.isEmpty ? nil : "picked by id", searchWords]
      .compactMap(\.self)
  }

  /// In one line, whatever was typed.
  private var searchWords: String? {
    search.map { words in
      let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "found by \"\(line.harmless.brief)\""
    }
  }

  /// A word as a shell takes it for one.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: ","):
        true
      default: false
      }
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing(each: "'", with: "'\\''") + "'"
  }
}
