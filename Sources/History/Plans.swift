internal import JSON
internal import SQLite
package import Scoring

/// What somebody decided or said about an interview, as the log keeps it for ever.
package struct PlanEntry: Sendable, Equatable, Identifiable {
  /// Globally unique, as a review's.
  package let id: String
  package let at: Instant
  package let content: Content

  package enum Content: Sendable, Equatable {
    case plan(StudyPlan)
    /// There is no plan any more.
    case off
    /// How the interview of a day went.
    case went(InterviewOutcome, date: Day)
  }

  package init(id: String, at: Instant, _ content: Content) {
    self.id = id
    self.at = at
    self.content = content
  }
}

/// The plans ever made; of two machines' the later one holds.
extension ProgressStore {
  /// Adds an entry durably, behind all that there are: what was said last holds, even when the clock stands
  /// still, was set back, or an entry from elsewhere lies ahead of it.
  package func record(_ entry: PlanEntry) throws {
    try transaction { _ = try insert(try behindAll(entry)) }
  }

  private func behindAll(_ entry: PlanEntry) throws -> PlanEntry {
    guard let last = try planEntries().last, last.at >= entry.at else { return entry }
    guard last.at < .latest else {
      // There is no later time; an id that begins with another sorts behind it.
      return PlanEntry(id: "\(last.id)-\(entry.id)", at: last.at, entry.content)
    }
    return PlanEntry(
      id: entry.id, at: Instant(milliseconds: last.at.milliseconds + 1), entry.content)
  }

  /// False when an entry of that id is there already.
  func insert(_ entry: PlanEntry) throws -> Bool {
    try run(
      "insert into plan values (?, ?, ?) on conflict (id) do nothing",
      [.text(entry.id), .integer(entry.at.milliseconds), .text(entry.content.json.description)])
    return connection.changes > 0
  }

  /// All entries, in the order of time; what is none (edited by hand) is passed over.
  package func planEntries() throws -> [PlanEntry] {
    try rows("select id, at, content from plan order by at, id") {
      PlanEntry(id: $0.text(0), at: $0.integer(1), content: $0.text(2))
    }.compactMap(\.self)
  }

  /// How many entries about plans and fits are dated on later days, and the last such day; nil without any.
  func entries(after today: Day, _ day: (Instant) -> Day) throws -> (count: Int, last: Day)? {
    let instants = try rows("select at from plan union all select at from fit") { $0.integer(0) }
    let days = instants.filter(Instant.writable.contains)
      .map { day(Instant(milliseconds: $0)) }.filter { $0 > today }
    return days.max().map { (days.count, $0) }
  }

  /// The plan that holds, be its date still to come or not; nil when there is none.
  package func plan() throws -> StudyPlan? {
    for entry in try planEntries().reversed() {
      switch entry.content {
      case .plan(let plan): return plan
      case .off: return nil
      case .went: continue
      }
    }
    return nil
  }

  /// What was said about the interview of a day; nil when nothing was.
  package func outcome(of date: Day) throws -> InterviewOutcome? {
    for entry in try planEntries().reversed() {
      if case .went(let outcome, date) = entry.content { return outcome }
    }
    return nil
  }
}

extension PlanEntry {
  /// From the columns of a row; nil when they hold no entry.
  init?(id: String?, at: Int, content: String?) {
    guard let id, !id.isEmpty, Instant.writable.contains(at), let content,
      let node = try? JSONDocument(Array(content.utf8)).root, let content = Content(node)
    else { return nil }
    self.init(id: id, at: Instant(milliseconds: at), content)
  }
}
