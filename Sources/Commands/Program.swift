internal import Arguments
internal import JSON
internal import Scoring
internal import Sentences
internal import Usage

/// The whole program: a command line in, an exit status out.
package struct Program {
  private let surroundings: Surroundings

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// Runs a command line that begins with the program's name, as a process gets it.
  ///
  /// Swift reads it from /proc on Linux, and finds nothing where that is not mounted.
  package func run(_ arguments: [String], done: () -> Void) -> ExitStatus {
    guard !arguments.isEmpty else {
      report("cannot read its own arguments; mount /proc")
      return .failed
    }
    return run(words: Array(arguments.dropFirst()), done: done)
  }

  /// Runs a command line without the program's name.
  ///
  /// A process may end in `done`, while the banks are still held: to give their memory back piece by piece
  /// takes a tenth of the time before a first question.
  package func run(words: [String], done: () -> Void = {}) -> ExitStatus {
    var globals = GlobalOptions()
    do {
      guard surroundings.canOpenMore else { throw Failure.tooFewFiles }
      let request = try parse(words, &globals)
      let context = Context(surroundings, globals)
      try InvocationRunner(context: context).run(request)
      withExtendedLifetime(context, done)
      return .done
    } catch {
      let failure = Failure(error)
      if let message = failure.message { report(message) }
      return failure.status
    }
  }

  private func parse(
    _ words: [String], _ globals: inout GlobalOptions
  ) throws -> CommandTable<GlobalOptions, Invocation>.Request {
    do throws(UsageError) {
      return try programTable.parse(words, globals: &globals)
    } catch {
      throw Failure.usage(
        error.aboutBanks(words) ?? error, command: programTable.commandName(in: words))
    }
  }

  private func report(_ message: String) {
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      surroundings.note("prep: \(line)")
    }
  }
}

/// Hands each request to the file of its command.
private struct InvocationRunner {
  let context: Context

  func run(_ request: CommandTable<GlobalOptions, Invocation>.Request) throws {
    switch request {
    case .help(let name): try HelpCommand(context).run(name.map { [$0] } ?? [])
    case .version: try context.print("prep \(Version.number)")
    case .run(let invocation): try run(invocation)
    }
  }

  private func run(_ invocation: Invocation) throws {
    switch invocation {
    case .home(let options): try HomeCommand(context.studying()).run(options)
    case .quiz(let options): try QuizCommand(context.studying(options.banks)).run(options)
    case .interview(let options): try InterviewCommand(context.studying(options.banks)).run(options)
    case .search(let options): try SearchCommand(context.choosing(options.banks)).run(options)
    case .show(let options): try ShowCommand(context.choosing(options.banks)).run(options)
    case .topics(let options): try TopicsCommand(context.studying(options.banks)).run(options)
    case .stats(let options): try StatsCommand(context.studying(options.banks)).run(options)
    case .plan(let options): try PlanCommand(context.studying()).run(options)
    case .export(let options): try ExportCommand(context.studying(options.banks)).run(options)
    case .bankList(let options): try BankCommand(context).list(options)
    case .bankAdd(let options): try BankAdding(context).run(options)
    case .bankRemove(let options): try BankCommand(context).remove(options)
    case .bankNew(let options): try BankCommand(context).new(options)
    case .bankTrust(let options): try BankCommand(context).trust(options)
    case .check(let options): try CheckCommand(context).run(options)
    case .config(let options): try ConfigCommand(context).run(options)
    case .fit(let options): try FitCommand(context).run(options)
    case .doctor(let options): try DoctorCommand(context).run(options)
    case .sync(let options): try SyncCommand(context).run(options)
    case .progressExport(let options): try ProgressCommand(context).export(options)
    case .progressImport(let options): try ImportCommand(context).run(options)
    case .progressBackup(let options): try ProgressCommand(context).backUp(options)
    case .progressRestore(let options): try RestoreCommand(context).run(options)
    case .progressUndo(let options): try ProgressCommand(context).undo(options)
    case .progressReset(let options): try ProgressCommand(context).reset(options)
    case .completions(let options): try CompletionsCommand(context).run(options)
    case .complete(let options): try CompletionsCommand(context).complete(options)
    case .version(let options):
      try context.render(
        options, json: ["version": .text(Version.number)], text: "prep \(Version.number)")
    case .help(let options): try HelpCommand(context).run(options)
    }
  }
}

enum Version {
  static let number = "0.2.0"
}
