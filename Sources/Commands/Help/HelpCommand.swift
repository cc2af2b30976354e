internal import Arguments
internal import TextAnalysis
internal import Usage

struct HelpCommand {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run(_ options: HelpOptions) throws {
    guard options.man else { return try run(options.words) }
    let pages = HelpPage.allCases.map { ManSection($0.rawValue.uppercased(), text: $0.text) }
    let page = ManPage(
      programTable, version: Version.number, sections: manSections + pages)
    try context.surroundings.print(page.text, terminator: "")
  }

  func run(_ words: [String]) throws {
    let name = words.joined(separator: " ")
    if let page = HelpPage(rawValue: name) { return try context.print(page.text) }
    if !name.isEmpty, programTable.command(name) == nil, !programTable.groups.contains(name) {
      let known = programTable.firstWords + HelpPage.choices
      throw Failure.usage(
        .unknownCommand(name, suggestion: BadValue(choices: known, got: name).suggestion),
        command: nil)
    }
    let text = Help(programTable).text(for: name.isEmpty ? nil : name)
    try context.print((name.isEmpty ? text + "\n" + HelpPage.list : text).trimmedAtEnd)
  }
}
