private import Arguments
internal import Insight
internal import Questions
internal import Search
internal import Sittings
internal import Terminal
internal import TextAnalysis
internal import Usage

extension SearchCommand {
  /// On a terminal, search without words is a screen that searches while you type.
  func runLive(_ options: SearchOptions) throws {
    switch try find(options) {
    case .left, .inputEnded: break
    case .interrupted: throw Failure.interrupted
    case .quiz(let ids):
      var quiz = QuizOptions()
      quiz.filter.ids = ids
      try QuizCommand(context).run(quiz)
    }
  }

  /// The screen is given back before anything else begins.
  func find(_ options: SearchOptions) throws -> Finder.End {
    guard !options.json, !options.isWhole, context.isInteractive, var screen = context.desk.screen()
    else {
      throw Failure.usage(.missingOperand("WORDS", command: "search"), command: "search")
    }
    var finder = finder(options, try history.study(), offersQuiz: true)
    return try finder.run(on: &screen)
  }

  /// The live search; the options hold for every search, their words are taken from the keys.
  func finder(_ options: SearchOptions, _ study: Study, offersQuiz: Bool = false) -> Finder {
    // A line on standard error would stand in the middle of the screen.
    let index = context.unannounced.searchIndex()
    let find: Finder.Find = { (words, limit) throws(Finder.Notice) in
      var options = options
      options.words = [words]
      do {
        return try results(options, in: index, limit: limit)
      } catch {
        throw Finder.Notice(Failure(error).message?.split(separator: "\n").first.map(String.init))
      }
    }
    let services = Finder.Services(
      find: find,
      page: { id in
        let now = try context.study()
        return now.library[id].map(QuestionPage(now).blocks) ?? []
      },
      preview: { id in study.library[id].map(QuestionPage(study).blocks) ?? [] },
      openReference: { id in context.desk.openReference(of: study.library[id]) })
    return Finder(index, services, offersQuiz: offersQuiz)
  }
}
