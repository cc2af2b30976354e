internal import AnkiPackages
internal import Files
package import Formats
internal import Questions

/// What a file of a folder of questions is, by its name and by what is in it.
package enum BankContents {
  /// Syllabus, synonyms or proofs.
  case part
  case dataset
  case package
  case questions(Format)
  /// No questions, such as a README, or what only prep asks for.
  case nothing

  /// `name` is the path below the folder; `told` the format that all files are said to be of.
  package init(_ bytes: [UInt8], name: String, told: Format? = nil) {
    self =
      if BankFile.namesBesides.contains(name) {
        .part
      } else if DatasetFile.isOne(name) {
        .dataset
      } else if AnkiPackage.isPackage(bytes) {
        .package
      } else if name != BankFiles.sourceName, let format = told ?? Self.format(bytes, name) {
        .questions(format)
      } else {
        .nothing
      }
  }

  /// Files such as a README are no questions unless they say so.
  private static func format(_ bytes: [UInt8], _ name: String) -> Format? {
    let file = Files.name(of: name).lowercased()
    let ending = file.split(separator: ".").last.map(String.init) ?? ""
    if programs.contains(ending) || name.split(separator: "/").contains("node_modules") {
      return nil
    }
    let format = Glimpse(bytes, path: name).format
    return ["readme.md", "license", "license.md"].contains(file) && format == .quiz ? nil : format
  }

  /// Endings of files that are written for machines, whatever their signs look like.
  private static let programs: Set<String> = [
    "c", "cc", "cfg", "cpp", "cs", "css", "dart", "go", "h", "hpp", "ini", "java", "js", "jsx",
    "kt",
    "lock", "m", "php", "pl", "ps1", "py", "r", "rb", "rs", "scala", "scss", "sh", "sql", "swift",
    "tex", "toml", "ts", "tsx", "vue", "yaml", "yml",
  ]
}
