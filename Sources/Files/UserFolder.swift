/// Where a program keeps what belongs to its user, by the XDG Base Directory Specification.
package enum UserFolder {
  case data, cache

  private var variable: String {
    switch self {
    case .data: "XDG_DATA_HOME"
    case .cache: "XDG_CACHE_HOME"
    }
  }

  /// Below the home folder, where the variable is not set.
  private var usual: String {
    switch self {
    case .data: ".local/share"
    case .cache: ".cache"
    }
  }

  /// A path that begins with a tilde, which a shell has left as it was; any other as it is.
  package static func atHome(_ path: String, in environment: [String: String]) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = environment["HOME"], home.hasPrefix("/")
    else { return path }
    return home + path.dropFirst()
  }

  /// A program's own folder; nil when no home folder is known.
  package func path(of program: String, in environment: [String: String]) -> String? {
    // The specification: a relative path is to be ignored.
    let told = environment[variable].map { Self.atHome($0, in: environment) }
    if let told, told.hasPrefix("/") { return "\(told)/\(program)" }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return "\(home)/\(usual)/\(program)"
  }
}
