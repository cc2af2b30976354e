package import Formats
package import JSON
internal import Questions
internal import TextAnalysis

/// What adding a bank did, or would do.
package struct BankReport {
  private let path: String
  private let name: String
  private let source: BankSource
  private let update: BankUpdate
  private let newReviews: Int
  private let isDryRun: Bool
  /// Whether it has code that is not run before its owner trusts it.
  private let wantsTrust: Bool

  package init(
    path: String, name: String, _ source: BankSource, _ update: BankUpdate,
    newReviews: Int, isDryRun: Bool, wantsTrust: Bool
  ) {
    self.path = path
    self.name = name
    self.source = source
    self.update = update
    self.newReviews = newReviews
    self.isDryRun = isDryRun
    self.wantsTrust = wantsTrust
  }

  private var changed: [(file: String, line: Int, change: String)] {
    source.files.flatMap { name, file in
      file.items.flatMap { item in item.changes.map { (name, item.line, $0) } }
    }
  }

  package var json: JSON {
    [
      "name": .text(name), "format": .text(source.formats.joined(separator: ", ")),
      "taken": .integer(source.taken),
      "changed": .integer(source.files.flatMap(\.file.items).count { !$0.changes.isEmpty }),
      "refused": .list(
        source.problems.map {
          [
            "file": .text($0.file), "line": .integer($0.line), "column": .integer($0.column),
            "reason": .text($0.reason.description),
          ]
        }),
      "reviews": .integer(update.reviews.count),
      "newReviews": .integer(newReviews),
      "changes": .list(
        changed.map {
          ["file": .text($0.file), "line": .integer($0.line), "change": .text($0.change)]
        }),
      "remarks": .texts(source.files.flatMap(\.file.remarks)),
      "update": [
        "added": .integer(update.counts.added), "changed": .integer(update.counts.changed),
        "unchanged": .integer(update.counts.unchanged), "gone": .integer(update.counts.gone),
      ],
      "dryRun": .bool(isDryRun), "wantsTrust": .bool(wantsTrust),
    ]
  }

  package var text: String {
    ([summary, history] + remarks + changes + refusals + [trust, next]).filter { !$0.isEmpty }
      .map { ControlCharacters.escaped($0).harmless }.joined(separator: "\n")
  }

  private var summary: String {
    guard source.taken > 0 else { return "" }
    let counts = update.counts
    let verb = isDryRun ? "would take" : "took"
    return "\(name): \(verb) \(counted(source.taken, "question")) from \(path) "
      + "(\(source.formats.joined(separator: ", "))): \(counts.added) added, \(counts.changed) changed, "
      + "\(counts.unchanged) unchanged, \(counts.gone) gone."
  }

  private var history: String {
    let count = update.reviews.count
    guard count > 0 else { return "" }
    return isDryRun
      ? "With \(counted(count, "review"))."
      : "With \(counted(count, "review")), \(newReviews) of them new in your history."
  }

  private var remarks: [String] {
    source.files.flatMap(\.file.remarks)
      + (source.passedOver.isEmpty
        ? []
        : ["Passed over, for they hold no questions: \(source.passedOver.joined(separator: ", "))"])
  }

  /// Each sort of change once, with the first line that has it.
  private var changes: [String] {
    var sorts: [String] = []
    var places: [String: (first: String, count: Int)] = [:]
    for (file, line, change) in changed {
      if places[change] == nil { sorts.append(change) }
      places[change, default: ("\(file):\(line)", 0)].count += 1
    }
    return sorts.map { sort in
      let place = places[sort]
      let more = (place?.count ?? 1) - 1
      return "Changed \(place?.first ?? "")\(more > 0 ? " and \(more) more" : ""): \(sort)"
    }
  }

  private static let mostRefusals = 20

  private var refusals: [String] {
    let problems = source.problems
    let shown = problems.prefix(Self.mostRefusals).map { problem in
      let place =
        [problem.file] + [problem.line, problem.column].compactMap { $0.map(String.init) }
      let parts = [place.joined(separator: ":"), problem.question, problem.field].compactMap(\.self)
      return "Refused \(parts.joined(separator: ": ")): \(problem.reason)"
    }
    let rest = problems.count - shown.count
    return shown + (rest > 0 ? ["Refused \(rest) more; --json lists them all."] : [])
  }

  private var trust: String {
    wantsTrust
      ? "It has Python of its own, which runs only when you say so: prep bank trust \(name)" : ""
  }

  private var next: String {
    isDryRun || source.taken == 0 ? "" : "Ask them: prep quiz --bank \(name)"
  }
}
