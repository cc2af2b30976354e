package import Questions
package import Scoring

/// A person before the banks in use, on a day: what commands ask about a history.
package struct Study: Sendable {
  package let library: Library
  package let standings: Standings

  package init(_ library: Library, _ standings: Standings) {
    self.library = library
    self.standings = standings
  }

  package var today: Day { standings.today }

  /// How the person stands in each topic, in the order of the library.
  package var topics: [TopicStanding] {
    zip(library.sections, library.topicWords).map {
      TopicStanding($0.bank.name, $0.topic, called: $1, $0.questions, standings)
    }
  }

  /// The questions answered so far, in the order of the library.
  package var histories: [QuestionHistory] {
    library.questions.compactMap { QuestionHistory($0, standings) }
  }
}
