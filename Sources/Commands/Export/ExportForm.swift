internal import Arguments
internal import Questions
internal import StudySheet

/// What an export writes, once its flags are found to go together.
enum ExportForm {
  case sheet(SheetFormat, AnswerPlacement)
  case cheatSheet(DocumentFormat)
  case folder(path: String, DocumentFormat, AnswerPlacement)
  /// The bank's own format with the reader's history.
  case json

  init(_ options: ExportOptions) throws {
    let format = try ExportFormat(options)
    let answers = options.answers ?? .inline
    switch (options.brief, options.split) {
    case (true, true): throw Self.conflict("--brief is one page; leave out --split")
    case (true, false): self = .cheatSheet(try format.document(for: "--brief"))
    case (false, true):
      guard let path = options.file, path != "-" else {
        throw Self.conflict("--split: name the folder to write; write: prep export --split FOLDER")
      }
      self = .folder(path: path, try format.document(for: "--split"), answers)
    case (false, false):
      self =
        switch format {
        case .markdown: .sheet(.markdown, answers)
        case .html: .sheet(.html, answers)
        case .csv: .sheet(.csv, answers)
        case .anki: .sheet(.anki, answers)
        case .json: .json
        }
    }
    try refuseIdleFlags(of: options, format)
  }

  /// Refuses what could have no effect, rather than let its user believe that it had one.
  private func refuseIdleFlags(
    of options: ExportOptions, _ format: ExportFormat
  ) throws {
    let name: String
    switch self {
    case .sheet(.markdown, _), .sheet(.html, _), .folder: return
    case .sheet(.csv, _), .sheet(.anki, _), .json: name = format.rawValue
    case .cheatSheet: name = "--brief"
    }
    if options.answers != nil {
      throw Self.conflict("--answers: \(name) always has the answers; leave it out")
    }
    if options.recall, !isData {
      throw Self.conflict("--recall: \(name) has no place for it; leave it out")
    }
  }

  enum Written {
    case text(String)
    case folder(path: String, [SheetFolder.File])
  }

  func written(_ sheet: Sheet, _ scope: ExportScope, _ json: ExportJSON) -> Written {
    switch self {
    case .sheet(let format, let answers): .text(format.text(sheet, answers: answers))
    case .cheatSheet(let format):
      .text(CheatSheet.text(sheet, rest: scope.rest, as: format))
    case .folder(let path, let format, let answers):
      .folder(path: path, SheetFolder.files(sheet, answers: answers, as: format))
    case .json: .text(json.text(sheet))
    }
  }

  func title(_ scope: ExportScope, _ library: Library) -> String {
    if case .cheatSheet = self { scope.pageTitle(library) } else { scope.sheetTitle(library) }
  }

  /// Whether it is data, which always holds what is known about the reader.
  var isData: Bool {
    switch self {
    case .sheet(.csv, _), .json: true
    case .sheet, .cheatSheet, .folder: false
    }
  }

  fileprivate static func conflict(_ sentence: String) -> Failure {
    .usage(.conflict(sentence), command: "export")
  }
}

extension ExportFormat {
  /// As told, else as the file's name ends, else Markdown.
  fileprivate init(_ options: ExportOptions) throws {
    if options.json, let format = options.format, format != .json {
      throw ExportForm.conflict("--json is --format json; leave out --format \(format.rawValue)")
    }
    let file = options.split ? nil : options.file?.lowercased()
    let named = Self.allCases.first { format in
      format.fileExtensions.contains { file?.hasSuffix("." + $0) ?? false }
    }
    self = options.json ? .json : options.format ?? named ?? .markdown
  }

  fileprivate func document(for flag: String) throws -> DocumentFormat {
    switch self {
    case .markdown: .markdown
    case .html: .html
    case .json, .csv, .anki:
      throw ExportForm.conflict("\(flag) writes markdown or html, not \(rawValue)")
    }
  }
}

extension ExportScope {
  fileprivate var rest: CheatSheet.Overflow {
    CheatSheet.Overflow(noun: isMistakes ? "mistake" : "question", command: command)
  }
}
