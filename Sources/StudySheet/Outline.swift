import Markdown
import Questions
import TextAnalysis

/// The headings of a sheet with their anchors, in the order in which they stand in it.
struct Outline: Sendable {
  struct SectionHeading {
    let title: String
    let anchor: String
    var groups: [GroupHeading] = []
  }

  struct GroupHeading {
    let title: String
    let anchor: String
    var items: [NumberedQuestion] = []
  }

  /// A question with its number and where it and its answer stand.
  struct NumberedQuestion {
    let entry: Sheet.Entry
    let number: Int
    let anchor: String
    var answerAnchor = ""

    var title: String { "Question \(number)" }
    var answerTitle: String { "Answer \(number)" }
  }

  static let contentsTitle = "Contents"
  static let answersTitle = "Answers"

  private(set) var sections: [SectionHeading] = []
  private var slugs = Slugs()
  private var number = 0

  init(_ sheet: Sheet) {
    _ = slugs.add(sheet.title)
    _ = slugs.add(Self.contentsTitle)
    for section in sheet.sections {
      sections.append(SectionHeading(title: section.title, anchor: slugs.add(section.title)))
      for group in section.groups {
        add(group)
      }
    }
    _ = slugs.add(Self.answersTitle)
    for section in sections.indices {
      for group in sections[section].groups.indices {
        for item in sections[section].groups[group].items.indices {
          let title = sections[section].groups[group].items[item].answerTitle
          sections[section].groups[group].items[item].answerAnchor = slugs.add(title)
        }
      }
    }
  }

  var items: [NumberedQuestion] {
    sections.flatMap(\.groups).flatMap(\.items)
  }

  private mutating func add(_ group: Sheet.LevelGroup) {
    let title = group.level.rawValue.capitalizedFirst
    var planned = GroupHeading(title: title, anchor: slugs.add(title))
    for entry in group.entries {
      number += 1
      planned.items.append(
        NumberedQuestion(entry: entry, number: number, anchor: slugs.add("Question \(number)")))
    }
    sections[sections.count - 1].groups.append(planned)
  }
}
