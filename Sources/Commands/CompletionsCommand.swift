internal import Arguments
internal import Questions
internal import Usage

struct CompletionsCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: CompletionsOptions) throws {
    guard let shell = options.shell else { return }
    try context.surroundings.print(Completion(programTable).script(for: shell), terminator: "")
  }

  func complete(_ options: CompleteOptions) throws {
    let library = try context.library()
    switch options.list {
    case .topics: try printLines(library.topicWords)
    case .cases: try printLines(library.banks.flatMap(\.cases).map(\.id))
    case .banks: try printLines(library.banks.map(\.name))
    case .questions: try printLines(library.questions.map(\.id))
    case nil: break
    }
  }

  private func printLines(_ lines: [String]) throws {
    try context.print(lines.joined(separator: "\n"))
  }
}
