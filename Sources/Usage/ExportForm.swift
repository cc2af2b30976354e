package import Arguments
package import Formats
package import Insight
package import Questions
package import StudySheet
internal import TextAnalysis

/// What an export writes, once its flags are found to go together.
package enum ExportForm {
  case sheet(Format, AnswerPlacement)
  case cheatSheet(DocumentWriter)
  case folder(path: String, DocumentWriter, AnswerPlacement)

  package init(_ options: ExportOptions) throws(UsageError) {
    let format = try Format(options)
    let answers = options.answers ?? .inline
    switch (options.brief, options.split) {
    case (true, true): throw Self.conflict("--brief is one page; leave out --split")
    case (true, false): self = .cheatSheet(try format.document(for: "--brief"))
    case (false, true):
      guard let path = options.file, path != "-" else {
        throw Self.conflict("--split: name the folder to write; write: prep export --split FOLDER")
      }
      self = .folder(path: path, try format.document(for: "--split"), answers)
    case (false, false): self = .sheet(format, answers)
    }
    try refuseIdleFlags(of: options)
  }

  /// Refuses what could have no effect, rather than let its user believe that it had one.
  private func refuseIdleFlags(of options: ExportOptions) throws(UsageError) {
    let name: String
    switch self {
    case .folder: return
    case .sheet(let format, _):
      if format.document != nil { return }
      name = format.name
    case .cheatSheet: name = "--brief"
    }
    if options.answers != nil {
      throw Self.conflict("--answers: \(name) always has the answers; leave it out")
    }
    if options.recall, !isData {
      throw Self.conflict("--recall: \(name) has no place for it; leave it out")
    }
  }

  package enum Written {
    case text(String)
    case package([AnkiNotes.Note])
    case folder(path: String, [SheetFolder.File])
  }

  package func written(_ sheet: Sheet, _ scope: ExportScope, _ study: Study) -> Written {
    switch self {
    case .sheet(.apkg, _): .package(AnkiNotes.notes(sheet))
    case .sheet(let format, let answers): .text(format.text(sheet, study, answers: answers))
    case .cheatSheet(let writer): .text(CheatSheet.text(sheet, rest: scope.rest, as: writer))
    case .folder(let path, let writer, let answers):
      .folder(path: path, SheetFolder.files(sheet, answers: answers, as: writer))
    }
  }

  package func title(_ scope: ExportScope, _ library: Library) -> String {
    if case .cheatSheet = self { scope.pageTitle(library) } else { scope.sheetTitle(library) }
  }

  /// How many of some questions it has no form for; throws when that is all of them.
  package func leftOut(of questions: [Question]) throws(UsageError) -> Int {
    guard case .sheet(let format, _) = self else { return 0 }
    let held = questions.count(where: format.holds)
    guard held > 0 || questions.isEmpty else {
      throw Self.conflict(
        "none of \(counted(questions.count, "question")) can be written so: \(format.summary)")
    }
    return questions.count - held
  }

  /// Whether it is data, which always holds what is known about the reader.
  package var isData: Bool {
    if case .sheet(let format, _) = self, case .data = format.content { true } else { false }
  }

  fileprivate static func conflict(_ sentence: String) -> UsageError { .conflict(sentence) }
}

extension Format {
  /// As told, else as the file's name ends, else Markdown.
  fileprivate init(_ options: ExportOptions) throws(UsageError) {
    let told = options.format?.format
    if options.json, let told, told != .json {
      throw ExportForm.conflict("--json is --format json; leave out --format \(told.name)")
    }
    let named = options.split ? nil : options.file.flatMap(Format.init(ofFile:))
    if let file = options.file, told == nil, !options.json, !options.split, named == nil {
      try Self.refuseForeignEnding(of: file)
    }
    self = options.json ? .json : told ?? named ?? .markdown
  }

  /// What a file's name ends in says what its owner expects; another format under that name is of no use.
  private static func refuseForeignEnding(of file: String) throws(UsageError) {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      case let ending = name[name.index(after: dot)...].lowercased(), foreign.contains(ending)
    else { return }
    let names = WrittenFormat.allCases.map(\.rawValue).joined(separator: ", ")
    throw ExportForm.conflict("prep writes no .\(ending) file; the formats are \(names)")
  }

  private static let foreign: Set<String> = [
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "epub", "tex", "yaml",
    "yml", "toml", "zip", "colpkg", "qti",
  ]

  fileprivate var document: DocumentWriter? {
    if case .document(let writer) = content { writer } else { nil }
  }

  fileprivate func document(for flag: String) throws(UsageError) -> DocumentWriter {
    guard let document else {
      let documents = Format.allCases.filter { $0.document != nil }.map(\.name)
      throw ExportForm.conflict(
        "\(flag) writes \(documents.joined(separator: " or ")), not \(name)")
    }
    return document
  }
}

extension ExportScope {
  fileprivate var rest: CheatSheet.Overflow {
    CheatSheet.Overflow(noun: isMistakes ? "mistake" : "question", command: command)
  }
}
