package import Questions
package import Scoring

/// What a study sheet holds, whatever it is written as.
package struct Sheet: Sendable, Equatable {
  package var title: String
  /// The day the sheet was made, as it is to be printed.
  package var date: String
  package var sections: [Section]

  /// The questions of one topic.
  package struct Section: Sendable, Equatable {
    /// Its full name.
    package let topic: String
    package let title: String
    package var groups: [LevelGroup]

    package init(topic: String, title: String, groups: [LevelGroup]) {
      self.topic = topic
      self.title = title
      self.groups = groups
    }
  }

  /// The questions of one level in a topic.
  package struct LevelGroup: Sendable, Equatable {
    package let level: Level
    package var entries: [Entry]

    package init(level: Level, entries: [Entry]) {
      self.level = level
      self.entries = entries
    }
  }

  /// A question and what is known about how well it is known.
  package struct Entry: Sendable, Equatable {
    package let question: Question
    /// The chance to recall it today, from 0 to 1.
    package var recall: Double?
    /// The day it is due, as it is to be printed.
    package var due: String?
    /// What was chosen the last time that it was wrong: the distractors, or all when something was
    /// missing; or the answer in words.
    package var wrongAnswers: [String]
    package var misses: Misses

    package init(
      _ question: Question, recall: Double? = nil, due: String? = nil, wrongAnswers: [String] = [],
      misses: Misses = Misses()
    ) {
      self.question = question
      self.recall = recall
      self.due = due
      self.wrongAnswers = wrongAnswers
      self.misses = misses
    }

    /// The wrong answers as Markdown.
    var givenWrong: [String] { wrongAnswers.map(question.body.shape.markdown) }
  }

  /// How often a question was answered wrong, and when last; more and later is greater.
  package struct Misses: Sendable, Equatable, Comparable {
    package private(set) var count = 0
    private var last: Instant?

    package init() {}

    /// Counts a wrong answer that is not older than those before.
    package mutating func add(at instant: Instant) {
      count += 1
      last = instant
    }

    package static func < (one: Misses, other: Misses) -> Bool {
      (one.count, one.last?.milliseconds ?? .min) < (other.count, other.last?.milliseconds ?? .min)
    }
  }

  package init(title: String, date: String, sections: [Section]) {
    self.title = title
    self.date = date
    self.sections = sections
  }

  /// Groups entries by topic, in the order in which topics come, and by level.
  ///
  /// Titles are those of full names; a topic without a title is called by its slug.
  package init(title: String, date: String, topicTitles: [String: String], entries: [Entry]) {
    var topics: [String] = []
    var entriesOf: [String: [Entry]] = [:]
    for entry in entries {
      let topic = entry.question.topicName
      if entriesOf[topic] == nil { topics.append(topic) }
      entriesOf[topic, default: []].append(entry)
    }
    let sections = topics.map { topic in
      let entries = entriesOf[topic] ?? []
      let groups = Level.allCases.map { level in
        LevelGroup(level: level, entries: entries.filter { $0.question.level == level })
      }
      return Section(
        topic: topic, title: topicTitles[topic] ?? QuestionID(topic).slug,
        groups: groups.filter { !$0.entries.isEmpty })
    }
    self.init(title: title, date: date, sections: sections)
  }

  /// All entries in reading order.
  package var entries: [Entry] {
    sections.flatMap(\.groups).flatMap(\.entries)
  }
}
