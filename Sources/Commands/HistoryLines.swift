internal import JSON
internal import Scoring

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  private import Foundation
#endif

/// The history as JSON Lines: one review a line, and a line for each review taken back.
struct HistoryLines {
  private(set) var reviews: [Review] = []
  private(set) var voids: [(review: String, at: Instant)] = []

  /// Reads lines in any order; blank ones are passed over, a bad one is named and refuses the file.
  ///
  /// `day` gives the study day of a review whose line does not carry it.
  ///
  /// A line ends at a line feed only: JSON texts may hold the other line ends of Unicode as they are.
  init(
    _ bytes: [UInt8], file: String, firstLine: Int = 1, day: (Instant) -> Day
  ) throws {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where !line.allSatisfy({ [0x20, 0x09, 0x0d].contains($0) }) {
      do throws(LineProblem) {
        guard let text = String(validating: line, as: UTF8.self) else {
          throw LineProblem(sentence: "is not UTF-8 text")
        }
        try read(text, day: day)
      } catch {
        throw Failure.historyLine(file: file, line: firstLine + index, problem: error.sentence)
      }
    }
  }

  static func text(reviews: [Review], voids: [(review: String, at: Instant)]) -> String {
    let lines =
      reviews.map(json)
      + voids.map { ["takenBack": .text($0.review), "at": .text($0.at.description)] }
    return lines.map { "\($0)\n" }.joined()
  }

  static func json(_ review: Review) -> JSON {
    let line: JSON = [
      "id": .text(review.id), "question": .text(review.question),
      "revision": .integer(review.revision), "at": .text(review.at.description),
      "day": .text(review.day.description), "grade": .text(review.grade.rawValue),
      "score": .rounded(review.score), "seconds": .rounded(review.seconds),
    ]
    return review.given.isEmpty ? line : line.with(["given": .texts(review.given)])
  }

  private struct LineProblem: Error { let sentence: String }

  /// A line as it may come in.
  private struct Line: Decodable {
    var id: String?
    var question: String?
    var revision: Int?
    var at: String?
    var day: Day?
    var grade: String?
    var score: Double?
    var seconds: Double?
    var given: [String]?
    var takenBack: String?
  }

  private mutating func read(_ text: String, day: (Instant) -> Day) throws(LineProblem) {
    guard let line = try? JSONDecoder().decode(Line.self, from: Data(text.utf8)) else {
      throw LineProblem(sentence: "is not a review as a JSON object")
    }
    guard let at = line.at.flatMap(Instant.init) else {
      throw LineProblem(sentence: "\"at\" must be an ISO 8601 time of the years 0000 to 9999")
    }
    if let review = line.takenBack {
      voids.append((review, at))
    } else {
      let day = line.day ?? day(at)
      guard Day.writable.contains(day.number) else {
        throw LineProblem(sentence: "\"at\" falls outside of the years 0000 to 9999 in local time")
      }
      reviews.append(try review(line, at: at, day: day))
    }
  }

  private func review(_ line: Line, at: Instant, day: Day) throws(LineProblem) -> Review {
    if line.id == "" { throw LineProblem(sentence: "\"id\" must not be empty") }
    guard let question = line.question, !question.isEmpty else {
      throw LineProblem(sentence: "\"question\" is missing")
    }
    guard let grade = line.grade.flatMap(Grade.init(rawValue:)) else {
      let grades = Grade.allCases.map(\.rawValue).joined(separator: ", ")
      throw LineProblem(sentence: "\"grade\" must be one of \(grades)")
    }
    if let revision = line.revision, revision < 1 {
      throw LineProblem(sentence: "\"revision\" must be 1 or more")
    }
    if let score = line.score, !(0...1).contains(score) {
      throw LineProblem(sentence: "\"score\" must be from 0 to 1")
    }
    if let seconds = line.seconds, !(0...1e9).contains(seconds) {
      throw LineProblem(sentence: "\"seconds\" must not be negative")
    }
    return Review(
      id: line.id ?? Self.id(question: question, at: at, grade: grade), question: question,
      revision: line.revision ?? 1, at: at, day: day, grade: grade, score: line.score,
      seconds: line.seconds, given: line.given ?? [])
  }

  /// An id for a review that comes without one: the same review gets the same id every time.
  private static func id(question: String, at: Instant, grade: Grade) -> String {
    "\(question)@\(at.milliseconds):\(grade.rawValue)"
  }
}
