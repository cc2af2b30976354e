package import History
package import Questions
internal import Quiz
package import Scoring

/// Which questions a quiz was to ask, kept in the store until it is over, so that a quiz that was left,
/// killed or lost its terminal can be taken up again.
package struct LeftQuiz: Equatable {
  package let start: Instant
  package let ids: [String]

  /// Days after which nobody wants to go on where they left.
  private static let longestPause = 7

  package init(start: Instant, ids: [String]) {
    self.start = start
    self.ids = ids
  }

  /// Reads "1795176000000 first-id second-id".
  package init?(_ text: String) {
    let words = text.split(separator: " ").map { String($0) }
    guard let milliseconds = words.first.flatMap({ Int($0) }), words.count > 1 else { return nil }
    self.init(start: Instant(milliseconds: milliseconds), ids: Array(words.dropFirst()))
  }

  package var text: String { ([String(start.milliseconds)] + ids).joined(separator: " ") }

  /// Keeps what a quiz that begins will ask; the answers from its start on count for it.
  static func keep(
    _ questions: [Question], _ store: borrowing ProgressStore, at now: Instant
  ) throws -> Self {
    let quiz = Self(start: try store.freeInstant(from: now), ids: questions.map(\.id))
    try store.setBookmark(.sitting, to: quiz.text)
    return quiz
  }

  func keepAgain(_ store: borrowing ProgressStore) throws {
    try store.setBookmark(.sitting, to: text)
  }

  static func forget(_ store: borrowing ProgressStore) throws {
    try store.setBookmark(.sitting, to: nil)
  }

  /// The quiz that was kept last, unless that is too long ago.
  static func kept(_ store: borrowing ProgressStore, _ desk: Desk) throws -> Self? {
    guard let quiz = try store.bookmark(.sitting).flatMap(Self.init) else { return nil }
    let days = desk.day(quiz.start).distance(to: desk.today)
    return (0...longestPause).contains(days) ? quiz : nil
  }

  /// How many questions a quiz that was left has to go; nil when there is none.
  package static func count(
    _ store: borrowing ProgressStore, _ library: Library, at desk: Desk
  ) throws -> Int? {
    let count = try kept(store, desk)?.rest(store, library).count
    return count == 0 ? nil : count
  }

  /// What a quiz has still to ask, in its order, and what was answered of it, in the order of giving.
  struct Rest {
    /// Nil for what is asked once and not taken up again.
    var quiz: LeftQuiz?
    let questions: [Question]
    /// What was missed and is still to come back, and how often each was missed.
    var returning: [(question: Question, misses: Int)] = []
    var reviews: [Review] = []

    var count: Int { questions.count + returning.count }
  }

  func rest(_ store: borrowing ProgressStore, _ library: Library) throws -> Rest {
    let done = Set(try store.questionsAnswered(since: start).map(library.currentID))
    let reviews = try store.reviewsGiven(since: start)
      .filter { ids.contains(library.currentID($0.question)) }
    let questions = ids.compactMap { library[$0] }
    return Rest(
      quiz: self, questions: questions.filter { !done.contains($0.id) },
      returning: returning(questions, reviews, library), reviews: reviews)
  }

  /// What was promised to come back and has not.
  private func returning(
    _ questions: [Question], _ reviews: [Review], _ library: Library
  ) -> [(question: Question, misses: Int)] {
    let answers = Dictionary(grouping: reviews) { library.currentID($0.question) }
    return questions.compactMap { question in
      let misses = answers[question.id, default: []].reversed()
        .prefix { $0.grade == .again }.count
      return (1...Session.mostReturns).contains(misses) ? (question, misses) : nil
    }
  }
}
