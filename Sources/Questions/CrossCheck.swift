/// What is wrong between the files of a bank: ids used twice, links that lead nowhere, syllabus items
/// that are unknown or that no question covers.
package struct CrossCheck {
  package typealias NamedFile = (name: String, file: TopicFile)

  private let files: [NamedFile]
  private let neighbours: [NamedFile]
  private let syllabus: Syllabus

  /// Files to report on, and neighbours of the same bank whose ids count as taken and as known.
  package init(_ files: [NamedFile], neighbours: [NamedFile] = [], syllabus: Syllabus) {
    self.files = files
    self.neighbours = neighbours
    self.syllabus = syllabus
  }

  /// The problems in file order; gaps in the syllabus last, and only when the files and their
  /// neighbours are the whole bank.
  package func problems(isWholeBank: Bool) -> [BankProblem] {
    repeatedIDs + deadLinks + (isWholeBank ? gaps : [])
  }

  private var repeatedIDs: [BankProblem] {
    var firstFile: [String: String] = [:]
    for (name, id, _) in allIDs(neighbours) where firstFile[id] == nil { firstFile[id] = name }
    return allIDs(files).compactMap { name, id, question in
      guard let first = firstFile.updateValue(firstFile[id] ?? name, forKey: id) else { return nil }
      return BankProblem(
        file: name, question: question, field: "id", reason: .duplicateID(id, firstFile: first))
    }
  }

  private var deadLinks: [BankProblem] {
    let items = Set(syllabus.items.map(\.id))
    let ids = Set(allIDs(files + neighbours).map(\.id))
    return files.flatMap { name, file in
      file.links.flatMap { links in
        func problem(_ field: String, _ reason: BankProblem.Reason) -> BankProblem {
          BankProblem(file: name, question: links.ids.first, field: field, reason: reason)
        }
        return links.covers.filter { !items.contains($0) }
          .map { problem("covers", .unknownSyllabusItem($0)) }
          + links.related.filter { !ids.contains($0) }
          .map { problem("related", .unknownQuestion($0)) }
      }
    }
  }

  private var gaps: [BankProblem] {
    let covered = Set((files + neighbours).flatMap { $0.file.links.flatMap(\.covers) })
    return syllabus.items.filter { !covered.contains($0.id) }.map {
      BankProblem(file: "syllabus.json", reason: .uncoveredSyllabusItem($0.id))
    }
  }

  private func allIDs(_ files: [NamedFile]) -> [(file: String, id: String, question: String)] {
    files.flatMap { name, file in
      file.links.flatMap { links in links.ids.map { (name, $0, links.ids.first ?? $0) } }
    }
  }
}
