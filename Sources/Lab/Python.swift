/// Which Python runs a learner's code.
package struct Python: Sendable, Equatable {
  /// A path, or a name to be looked for in `PATH`.
  package let path: String
  /// What it is given of the environment: enough for a script that finds the Python itself.
  let environment: [String: String]

  private static let handedOn = ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION"]

  /// The one that was configured, else that of the active virtual environment, else `python3`.
  package init(configured: String?, environment: [String: String]) {
    self.environment = environment.filter { Self.handedOn.contains($0.key) }
    if let configured {
      path = configured
    } else if let folder = environment["VIRTUAL_ENV"], folder.hasPrefix("/") {
      path = folder + "/bin/python"
    } else {
      path = "python3"
    }
  }
}
