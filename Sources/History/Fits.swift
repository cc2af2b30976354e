internal import JSON
internal import SQLite
package import Scoring

/// A fit that was tried, taken or taken back.
package struct FitEntry: Sendable, Equatable, Identifiable {
  /// Globally unique, as a review's.
  package let id: String
  package let at: Instant
  package let outcome: Outcome
  /// The scored answers it was tried on.
  package let answers: Int
  /// All answers of the log then, by which it is told when to try again.
  package let reviews: Int
  /// The mean log loss on answers that the fit had not seen, by what was in use and by the fit.
  package let lossBefore: Double
  package let lossAfter: Double
  /// The parameters in use before, and those in use since then.
  package let before: [Double]
  package let after: [Double]

  package enum Outcome: String, Sendable {
    /// Better than what had to be beaten, and in use since then, if it was not before.
    case taken
    /// Tried, and not better than what is in use.
    case kept
    case undone
  }
}

/// The fits of the log, and the parameters that follow from them.
extension ProgressStore {
  /// All entries, in the order of time; what is none (edited by hand) is passed over.
  package func fits() throws -> [FitEntry] {
    try rows("select id, at, content from fit order by at, id") {
      FitEntry(id: $0.text(0), at: $0.integer(1), content: $0.text(2))
    }.compactMap(\.self)
  }

  /// What a fit has to beat.
  ///
  /// A fit of this log has seen the answers that are to be predicted: where one is in use, the usual parameters
  /// stand for it, which have not. Parameters set by hand have to be beaten themselves.
  package func parametersToBeat() throws -> [Double] {
    let parameters = try settings().parameters
    let isFit = try fits().contains { $0.outcome == .taken && $0.after == parameters }
    return isFit ? FSRS6.defaultParameters : parameters
  }

  /// Whether a fit is to be tried unasked: the log has grown by a fifth since the last one, and what is in use
  /// is what that left behind, not what somebody went back to or set by hand.
  package func wantsFit() throws -> Bool {
    let newest = try fits().last
    guard newest?.outcome != .undone, try followsFits() else { return false }
    let reviews = try reviewCount()
    return newest.map { reviews * 5 >= $0.reviews * 6 } ?? (reviews >= FitLog.fewest)
  }

  /// Keeps what a trial says; where its parameters are better, they are in use from then on, and the memories
  /// are derived anew in the same transaction.
  package func record(_ trial: FitTrial, id: String, at instant: Instant) throws -> FitEntry {
    try transaction {
      let before = try settings().parameters
      let entry = FitEntry(
        id: id, at: try next(instant), outcome: trial.isBetter ? .taken : .kept,
        answers: trial.answers,
        reviews: try reviewCount(), lossBefore: trial.lossBefore, lossAfter: trial.lossAfter,
        before: before, after: trial.isBetter ? trial.parameters : before)
      try follow(entry)
      return entry
    }
  }

  /// Goes back to the parameters before the fit that is in use; nil when none is.
  package func undoFit(id: String, at instant: Instant) throws -> FitEntry? {
    try transaction {
      let parameters = try settings().parameters
      let fit = try fits().last {
        $0.outcome == .taken && $0.after == parameters && $0.before != parameters
      }
      guard let fit else { return nil }
      let entry = FitEntry(
        id: id, at: try next(instant), outcome: .undone, answers: fit.answers,
        reviews: try reviewCount(),
        lossBefore: fit.lossBefore, lossAfter: fit.lossAfter, before: parameters,
        after: fit.before)
      try follow(entry)
      return entry
    }
  }

  /// Behind all entries, even when the clock stands still.
  private func next(_ instant: Instant) throws -> Instant {
    guard let newest = try fits().last?.at, newest >= instant else { return instant }
    return min(Instant(milliseconds: newest.milliseconds + 1), .latest)
  }

  private func follow(_ entry: FitEntry) throws {
    try insert(entry)
    if entry.after != entry.before { try followNewestFit() }
  }

  /// Whether the parameters in use are those that the newest fit left behind, not set by hand.
  func followsFits() throws -> Bool {
    try settings().parameters == fits().last?.after ?? FSRS6.defaultParameters
  }

  /// Takes the parameters that the newest fit left behind, be it from here or from another machine.
  func followNewestFit() throws {
    guard let parameters = try fits().last?.after, try settings().parameters != parameters else {
      return
    }
    let text = parameters.map { String($0) }.joined(separator: ",")
    try change(.parameters, to: parameters == FSRS6.defaultParameters ? nil : text)
  }

  /// An entry of an id that is there already changes nothing.
  func insert(_ entry: FitEntry) throws {
    try run(
      "insert into fit values (?, ?, ?) on conflict (id) do nothing",
      [.text(entry.id), .integer(entry.at.milliseconds), .text(entry.content.description)])
  }
}

extension FitEntry {
  /// From the columns of a row; nil when they hold no entry.
  init?(id: String?, at: Int, content: String?) {
    guard let id, !id.isEmpty, Instant.writable.contains(at), let content,
      let node = try? JSONDocument(Array(content.utf8)).root
    else { return nil }
    self.init(id: id, at: Instant(milliseconds: at), node)
  }
}
