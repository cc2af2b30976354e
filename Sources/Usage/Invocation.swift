package import Scoring

/// A command line, read: which command, with which options.
package enum Invocation: Sendable {
  case home(HomeOptions)
  case quiz(QuizOptions)
  case interview(InterviewOptions)
  case search(SearchOptions)
  case show(ShowOptions)
  case topics(TopicsOptions)
  case stats(StatsOptions)
  case plan(PlanOptions)
  case export(ExportOptions)
  case bankList(JSONOptions)
  case bankAdd(BankAddOptions)
  case bankRemove(BankNameOptions)
  case bankNew(BankNewOptions)
  case bankTrust(BankTrustOptions)
  case check(CheckOptions)
  case config(ConfigOptions)
  case fit(FitOptions)
  case doctor(DoctorOptions)
  case sync(SyncOptions)
  case progressExport(FileOptions)
  case progressImport(ImportOptions)
  case progressBackup(FileOptions)
  case progressRestore(RestoreOptions)
  case progressUndo(JSONOptions)
  case progressReset(ResetOptions)
  case completions(CompletionsOptions)
  /// Values for the completion scripts, one a line.
  case complete(CompleteOptions)
  case version(JSONOptions)
  case help(HelpOptions)
}

/// What every command may be told.
package struct GlobalOptions: Sendable {
  package var dataFolder: String?
  package var color: ColorChoice?
  package var now: Instant?
  package var noPager = false

  package init() {}
}

package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}
