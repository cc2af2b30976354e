package import Scoring

/// What answers add to the recall on a date, each worked out once: the gain of a memory on a day depends
/// neither on today nor on other questions, and a look ahead asks for the same days again and again.
package final class GainTable<Model: MemoryModel> {
  let model: Model
  let date: Day
  private let start: Day
  private var rows: [MemoryKey: Int] = [:]
  /// Row by row the days from the start to the date; not a number where nobody has asked yet.
  private var gains: [Double] = []

  /// For the days from one to the date behind it.
  package init(_ model: Model, from start: Day, until date: Day) {
    self.model = model
    self.start = start
    self.date = date
  }

  private var width: Int { start.distance(to: date) }

  /// Where the gains of a memory stand.
  func row(_ memory: Memory) -> Int {
    let key = MemoryKey(memory)
    if let row = rows[key] { return row }
    let row = rows.count
    rows[key] = row
    gains += repeatElement(.nan, count: width)
    return row
  }

  /// V: what one answer on a day adds to the recall on the date.
  func gain(_ memory: Memory, row: Int, on day: Day) -> Double {
    let place = row * width + start.distance(to: day)
    if gains[place].isNaN { gains[place] = gain(memory, on: day) }
    return gains[place]
  }

  private func gain(_ memory: Memory, on day: Day) -> Double {
    let recall = model.recall(memory, on: day)
    let missed = model.reviewed(memory, .again, on: day)
    return recall * model.recall(model.reviewed(memory, .good, on: day), on: date)
      + (1 - recall) * model.recall(model.reviewed(missed, .good, on: day), on: date)
      - model.recall(memory, on: date)
  }
}

/// What a gain depends on: questions of one history share it.
private struct MemoryKey: Hashable {
  private let stability: Double
  private let difficulty: Double
  private let day: Int

  init(_ memory: Memory) {
    stability = memory.stability
    difficulty = memory.difficulty
    day = memory.lastReview.number
  }
}
