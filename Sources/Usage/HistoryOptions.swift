package struct ConfigOptions: JSONPrinting {
  package var words: [String] = []
  package var json = false

  package init() {}
}

package struct FitOptions: JSONPrinting {
  package var action: Action?
  package var dryRun = false
  package var json = false

  package enum Action: String, CaseIterable, Sendable {
    case undo
  }

  package init() {}
}

package struct FileOptions: JSONPrinting {
  package var file: String?
  package var force = false
  package var json = false

  package init() {}
}

package struct RestoreOptions: JSONPrinting {
  package var file: [String] = []
  package var json = false

  package init() {}
}

package struct DoctorOptions: JSONPrinting {
  package var repair = false
  package var json = false

  package init() {}
}

package struct ResetOptions: Sendable {
  package var topics: [String] = []
  package var yes = false

  package init() {}
}
