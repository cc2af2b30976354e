import Markdown
import Questions

/// One page of mistakes: what was chosen, what is right, and why, in the fewest words.
///
/// What was missed most often comes onto the page first, what was missed last among equals; the rest is
/// counted in a line at its end.
package struct CheatSheet {
  private let sheet: Sheet
  private let rest: Overflow

  /// What is said about what has no room.
  package struct Overflow: Sendable, Equatable {
    let noun: String
    let command: String

    /// - Parameters:
    ///   - noun: what is left out, in the singular.
    ///   - command: what shows all of it.
    package init(noun: String, command: String) {
      self.noun = noun
      self.command = command
    }

    fileprivate func line(_ count: Int) -> Block {
      let words = "\(count) more \(noun)\(count == 1 ? "" : "s"): "
      return .paragraph([.text(words), .code(command)])
    }
  }

  package static func text(_ sheet: Sheet, rest: Overflow, as writer: DocumentWriter) -> String {
    writer.text(title: sheet.title, CheatSheet(sheet: sheet, rest: rest).blocks, .dense)
  }

  private var head: [Block] {
    [.heading(level: 1, [.text(sheet.title)]), .paragraph([.text(sheet.date)])]
  }

  private var blocks: [Block] {
    let entries = sheet.entries
    let texts = entries.map(Self.entry)
    let page = self.page(entries, texts)
    var index = 0
    var blocks = head
    for section in sheet.sections {
      let count = section.groups.reduce(0) { $0 + $1.entries.count }
      let items = (index..<index + count).filter(page.contains).map { texts[$0] }
      if !items.isEmpty { blocks += [Self.heading(section), .bullets(items)] }
      index += count
    }
    return blocks + (page.count < entries.count ? [rest.line(entries.count - page.count)] : [])
  }

  /// The places of the entries that have room on the page.
  private func page(_ entries: [Sheet.Entry], _ texts: [[Block]]) -> Set<Int> {
    let sections = sheet.sections.enumerated().flatMap { number, section in
      section.groups.flatMap(\.entries).map { _ in number }
    }
    let byWorth = entries.indices.sorted {
      (entries[$1].misses, $0) < (entries[$0].misses, $1)
    }
    var page: Set<Int> = []
    var begun: Set<Int> = []
    var room = Room(used: ColumnHeight.of(head + [rest.line(entries.count)]))
    for index in byWorth {
      let isFirst = !begun.contains(sections[index])
      let heading = isFirst ? [Self.heading(sheet.sections[sections[index]])] : []
      guard room.take(texts[index], under: heading) else { continue }
      page.insert(index)
      begun.insert(sections[index])
    }
    return page
  }

  /// What is filled of the page.
  private struct Room {
    var used: Double
    /// The break between the columns leaves as much unused as the highest piece that is not broken.
    var highest = 0.0

    mutating func take(_ entry: [Block], under heading: [Block]) -> Bool {
      let used = used + ColumnHeight.of(heading + [.bullets([entry])])
      let highest = max(highest, ColumnHeight.of(heading + entry.dropLast(), depth: 1))
      guard used + highest <= ColumnHeight.ofPage else { return false }
      (self.used, self.highest) = (used, highest)
      return true
    }
  }

  private static func heading(_ section: Sheet.Section) -> Block {
    .heading(level: 2, [.text(section.title)])
  }

  /// The prompt, and a list under it of what was said and what is right, each with its reason.
  private static func entry(_ entry: Sheet.Entry) -> [Block] {
    let body = entry.question.body
    let said = entry.wrongAnswers.map { line("You", $0, of: body) }
    return Fragment.blocks(entry.question.prompt) + [.bullets(said + right(body))]
  }

  private static func right(_ body: any QuestionBody) -> [[Block]] {
    let solution = body.solution
    guard let right = solution.right else {
      return solution.keyPoints.map { [.paragraph(Fragment.inlines($0.point))] }
    }
    let lines = body.shape.texts(of: right).map { line("Right", $0, of: body) }
    let isExplainedAtOnce = solution.reasons.isEmpty || body.shape.offered.isEmpty
    let explanation = isExplainedAtOnce ? solution.explanation : nil
    return lines
      + (explanation.map { [QuestionComposer.labelled("Why", Fragment.blocks($0))] } ?? [])
  }

  /// A text that was given or is right, and under it why it is wrong or right.
  private static func line(_ label: String, _ text: String, of body: any QuestionBody) -> [Block] {
    let shown = QuestionComposer.labelled(label, Fragment.blocks(body.shape.markdown(text)))
    guard let reason = body.reason(for: text) else { return shown }
    return shown + [.bullets([Fragment.blocks(reason)])]
  }
}

extension QuestionBody {
  /// The reason of something offered, by its text; a line of code may stand there twice.
  fileprivate func reason(for text: String) -> String? {
    shape.offered.indices.lazy.filter { self.shape.offered[$0] == text }
      .compactMap { self.solution.reasons[$0] }.first
  }
}
