internal import Files

/// Files that people have questions in and that prep does not read, each with what to do instead.
enum ForeignFile {
  /// What to say of a file, as the end of a sentence; nil where nothing is known of it.
  static func advice(_ bytes: [UInt8], path: String) -> String? {
    if bytes.isEmpty { return "is empty" }
    return switch ending(of: path) {
    case "xlsx", "xls", "xlsm", "ods", "numbers": "is a spreadsheet; save it as CSV and add that"
    case "docx", "doc", "odt", "rtf", "pages", "pdf", "epub", "pptx":
      "is a document; copy its questions into a text file (prep help banks shows the forms)"
    case "apkg", "colpkg": "is no package of Anki, or its beginning is lost; export it again"
    case "zip", "gz", "tgz", "7z", "rar": "is packed; unpack it and add what is in it"
    default: nil
    }
  }

  /// What to do about a file that is too large.
  static func tooLarge(_ path: String) -> String {
    let isPackage = ["apkg", "colpkg"].contains(ending(of: path))
    return "is larger than the \(Files.sizeLimit >> 20) MB that prep reads; "
      + (isPackage ? "export it from Anki without media" : "part it into several files")
  }

  private static func ending(of path: String) -> String {
    let name = Files.name(of: path)
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
}
