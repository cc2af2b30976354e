package import Formats
package import Questions
package import StudySheet

package struct TopicsOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var json = false

  package init() {}
}

package struct HomeOptions: JSONPrinting {
  package var json = false

  package init() {}
}

package struct QuizOptions: Filtering, JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var filter = FilterOptions()
  package var search: String?
  package var count: Int?
  package var minutes: Int?
  package var seed: Int?
  package var plain = false
  package var json = false

  /// How many are asked of some questions; of all it is today's portion.
  package static let defaultCount = 10

  package init() {}
}

package struct InterviewOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var filter = FilterOptions()
  package var minutes: Int?
  package var report: String?
  package var force = false
  package var resume = false
  package var reports = false
  package var seed: Int?
  package var plain = false
  package var json = false

  package static let defaultMinutes = 30

  package init() {}
}

package struct SearchOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var words: [String] = []
  package var topics: [String] = []
  package var level: Level?
  package var kind: Kind?
  package var limit: Int?
  package var open = false
  package var full = false
  package var explain = false
  package var json = false

  package var text: String { words.joined(separator: " ") }
  /// Hits are shown as `prep show` shows them.
  package var isWhole: Bool { open || full }
  package var mostHits: Int { open ? 1 : limit ?? 10 }

  package init() {}
}

package struct ShowOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var ids: [String] = []
  package var json = false

  package init() {}
}

package struct StatsOptions: JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var questions = false
  package var json = false

  package init() {}
}

package struct ExportOptions: Filtering, JSONPrinting, BankChoosing {
  package var banks: [String] = []
  package var file: String?
  package var filter = FilterOptions()
  package var answers: AnswerPlacement?
  package var format: WrittenFormat?
  package var search: String?
  package var brief = false
  package var split = false
  package var recall = false
  package var force = false
  package var json = false

  package init() {}
}
