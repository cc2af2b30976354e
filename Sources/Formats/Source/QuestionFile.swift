package import Questions

/// What a file holds: the questions that are sound, what was changed in them, and everything that was refused.
package struct QuestionFile: Sendable {
  /// What the file calls itself.
  package var title: String?
  package var items: [SourceQuestion] = []
  /// What was refused, each with its line and reason.
  package var problems: [BankProblem] = []
  /// What has to be said about the file as a whole.
  package var remarks: [String] = []

  package init() {}

  package var questions: [Question] { items.map(\.question) }

  /// The items under slugs, where each of them has the full name that an export of one bank gives it.
  var itemsWithSlugs: [SourceQuestion] {
    let names = items.map(\.question.id).filter { !$0.isEmpty }.map { QuestionID($0) }
    guard let bank = names.first?.bank, bank != Bank.bundledName, Slug.isValid(bank),
      names.allSatisfy({ $0.bank == bank && Slug.isValid($0.slug) })
    else { return items }
    return items.map { item in
      var item = item
      item.question = item.question.unnamed
      return item
    }
  }
}

/// A question as its file has it, before it has a place in a bank.
package struct SourceQuestion: Sendable, Equatable {
  /// Its id is empty where its author gave none; its topic is as written, empty where the file says none.
  package var question: Question
  /// From 1.
  package var line: Int
  /// What its topic is called, where the topic of the question is a slug.
  package var topicTitle: String?
  /// Whether its id is a title, which authors count anew and which tells less than the prompt.
  package var isTitled = false
  /// What its program knows it by; nobody is shown that.
  package var key: String?
  /// What is not as it was in the file, such as "asked as an open question".
  package var changes: [String] = []
  /// What its program remembers of it.
  package var reviews: [SourceReview] = []

  package init(_ question: Question, line: Int) {
    self.question = question
    self.line = line
  }
}

/// An answer that another program has kept.
package struct SourceReview: Sendable, Equatable {
  /// What its program knows it by, unique among all reviews of that program.
  package let key: String
  /// Milliseconds since 1970.
  package let at: Int
  /// 1 again, 2 hard, 3 good, 4 easy.
  package let ease: Int
  package let seconds: Double?

  package init(key: String, at: Int, ease: Int, seconds: Double?) {
    self.key = key
    self.at = at
    self.ease = ease
    self.seconds = seconds
  }
}
