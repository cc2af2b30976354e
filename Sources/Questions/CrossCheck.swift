/// What is wrong between the files of a bank: ids and topics used twice, links that lead nowhere,
/// syllabus items that are unknown or that no question covers, proofs of nothing.
package struct CrossCheck {
  package typealias NamedFile = (name: String, file: TopicFile)

  private let files: [NamedFile]
  private let neighbours: [NamedFile]
  private let syllabus: Syllabus
  private let syllabusName: String

  /// Files to report on, and neighbours of the same bank whose ids count as taken and as known.
  package init(
    _ files: [NamedFile], neighbours: [NamedFile] = [], syllabus: Syllabus,
    syllabusName: String = "syllabus.json"
  ) {
    self.files = files
    self.neighbours = neighbours
    self.syllabus = syllabus
    self.syllabusName = syllabusName
  }

  /// The problems in file order; gaps in the syllabus last, and only when the files and their
  /// neighbours are the whole bank.
  package func problems(isWholeBank: Bool) -> [BankProblem] {
    repeatedTopics + repeatedIDs + deadLinks + (isWholeBank ? gaps : [])
  }

  /// What is wrong with the proofs of a bank.
  package func problems(of proofs: Proofs, file: String) -> [BankProblem] {
    let ids = Set(allIDs(files + neighbours).map(\.id))
    return proofs.entries.flatMap { id, versions, place in
      let dead =
        ids.contains(id)
        ? [] : [BankProblem(file: file, field: "proofs", at: place, reason: .provesNothing(id))]
      let none = versions.isEmpty ? [BankProblem.Reason.empty] : []
      return dead
        + (none + versions.filter { VersionNumber($0) == nil }.map { .notAVersion($0) })
        .map { BankProblem(file: file, question: id, field: "proofs", at: place, reason: $0) }
    }
  }

  private var repeatedTopics: [BankProblem] {
    var firstFile: [[String]: String] = [:]
    return (neighbours.map { ($0, false) } + files.map { ($0, true) }).compactMap { named, told in
      let topic = named.file.topic.id
      let key = [named.file.bank, topic]
      guard let first = firstFile.updateValue(firstFile[key] ?? named.name, forKey: key), told,
        !topic.isEmpty
      else { return nil }
      return BankProblem(
        file: named.name, field: "topic", at: named.file.place(of: "topic"),
        reason: .duplicateTopic(topic, firstFile: first))
    }
  }

  private var repeatedIDs: [BankProblem] {
    var firstFile: [String: String] = [:]
    for (name, id, _) in allIDs(neighbours) where firstFile[id] == nil { firstFile[id] = name }
    return allIDs(files).compactMap { name, id, links in
      guard let first = firstFile.updateValue(firstFile[id] ?? name, forKey: id) else { return nil }
      return BankProblem(
        file: name, question: links.ids.first, field: "id", at: links.place(of: "id"),
        reason: .duplicateID(id, firstFile: first))
    }
  }

  private var deadLinks: [BankProblem] {
    let items = Set(syllabus.items.map(\.id))
    let ids = Set(allIDs(files + neighbours).map(\.id))
    return files.flatMap { name, file in
      file.links.flatMap { links in
        let covers = links.covers.filter { !items.contains($0) }
          .map { ("covers", BankProblem.Reason.unknownSyllabusItem($0)) }
        let related = Self.problems(inRelated: links, known: ids).map { ("related", $0) }
        return (covers + related).map { field, reason in
          BankProblem(
            file: name, question: links.ids.first, field: field, at: links.place(of: field),
            reason: reason)
        }
      }
    }
  }

  private static func problems(
    inRelated links: QuestionLinks, known ids: Set<String>
  ) -> [BankProblem.Reason] {
    let unknown = links.related.filter { !ids.contains($0) }
    let own = links.related.filter(links.ids.contains)
    return unknown.map { .unknownQuestion($0) } + own.map { _ in .relatedToItself }
      + repeated(links.related).map { .relatedTwice($0) }
  }

  /// What stands in a list more than once, in order.
  private static func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !seen.insert($0).inserted }
  }

  private var gaps: [BankProblem] {
    let covered = Set((files + neighbours).flatMap { $0.file.links.flatMap(\.covers) })
    return syllabus.items.filter { !covered.contains($0.id) }.map {
      BankProblem(file: syllabusName, reason: .uncoveredSyllabusItem($0.id))
    }
  }

  private func allIDs(
    _ files: [NamedFile]
  ) -> [(file: String, id: String, links: QuestionLinks)] {
    files.flatMap { name, file in
      file.links.flatMap { links in links.ids.map { (name, $0, links) } }
    }
  }
}
