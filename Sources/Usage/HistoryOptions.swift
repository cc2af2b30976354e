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

package struct ImportOptions: JSONPrinting {
  package var files: [String] = []
  package var json = false

  package init() {}
}

package struct SyncOptions: JSONPrinting {
  package var folder: String?
  package var answers = false
  package var json = false

  /// What is written in the place of a folder to end it.
  package static let off = "off"

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

package struct ResetOptions: BankChoosing {
  package var topics: [String] = []
  package var banks: [String] = []
  package var yes = false

  package init() {}
}
