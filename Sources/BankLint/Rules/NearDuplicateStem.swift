internal import Questions
internal import TextAnalysis

extension LintRule {
  static let nearDuplicateStem = LintRule(
    "near-duplicate-stem",
    "No two prompts ask nearly the same: such a pair teaches once and counts twice."
  ) { bank in
    // What stands before a question decides, so the neighbours come first.
    let neighbours = bank.neighbours.flatMap { file in file.questions.map { (file.name, $0) } }
    let own = bank.files.flatMap { file in file.questions.map { (file.name, $0) } }
    let all = neighbours + own
    let twins = closestTwins(all.map { QuestionStem($0.1) })
    let places = bank.files.enumerated().flatMap { file, content in
      content.questions.indices.map { LintPlace.file(file, .question($0, "prompt")) }
    }
    return zip(zip(own, twins.dropFirst(neighbours.count)), places).compactMap { pair, place in
      guard let twin = pair.1 else { return nil }
      let (file, other) = all[twin.index]
      return PlacedFinding(
        place: place,
        text: """
          asks nearly the same as \(other.id) in \(file) (\(Int(twin.similarity * 100)) % alike): \
          "\(excerpt(pair.0.1))" and "\(excerpt(other))"
          """)
    }
  }

  private struct Twin {
    let index: Int
    let similarity: Double
  }

  /// For each stem the most alike of those before it that ask the same.
  private static func closestTwins(_ stems: [QuestionStem]) -> [Twin?] {
    var twins = [Twin?](repeating: nil, count: stems.count)
    SimilarSets(stems.map(\.words)).forEachPair { earlier, later, similarity in
      if let twin = twins[later],
        (-twin.similarity, twin.index) < (-similarity, earlier)
      {
        return
      }
      if stems[later].asksTheSame(as: stems[earlier], similarity: similarity) {
        twins[later] = Twin(index: earlier, similarity: similarity)
      }
    }
    return twins
  }

  private static func excerpt(_ question: LintedQuestion) -> String {
    let words = (question["prompt"]?.plain ?? "").split(whereSeparator: \.isWhitespace)
    let line = words.prefix(40).joined(separator: " ")
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}
