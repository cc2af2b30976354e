package import Questions

/// A file of a bank that holds no questions, as its author wrote it.
package struct BankPart: Sendable, Equatable {
  /// The path below the bank's folder.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What a bank holds before it is added to: its questions, what belongs to them, and where they came from.
package struct EarlierBank: Sendable {
  /// Under their slugs.
  package var questions: [Question] = []
  /// What programs know questions by, by slug.
  package var keys: [String: String] = [:]
  /// Which file each question came from, by slug.
  package var files: [String: String] = [:]
  /// The prompts of those that are gone, by slug, so that one that returns finds its history.
  package var gone: [String: String] = [:]

  /// What the topics are called, by slug.
  package var titles: [String: String] = [:]

  /// Whether it was taken out of use: who returns finds his history, and nobody returns uncalled.
  package var isRemoved = false

  /// What the bank is called; nil where there is none yet.
  package var title: String?
  /// What belongs to the bank besides its questions, such as its syllabus.
  package var besides: [BankPart] = []

  package init() {}
}
