/// A day as people type it.
///
/// "2027-01-15", "2027/1/15", "15.1.2027", "15 Jan", "Fri 15 January 27", "friday", "next week", "in two weeks",
/// "10 days from now". A day and a month without a year are the next such day, a weekday the next one after
/// today. Two numbers alone, such as 1/2, are no day, and neither are 1/2/2027: half of the world reads them the
/// other way round; with points the day stands first everywhere.
package struct TypedDay {
  package let day: Day

  /// Why a text is no day.
  package enum Fault: Error, Equatable {
    case unreadable
    /// A day that its month does not have, such as 31 February.
    case noSuchDay(String)
    /// A date with the name of another weekday; the one it has.
    case otherWeekday(Day)
  }

  /// What such texts look like, as the end of a sentence.
  package static let examples =
    "a day such as 2027-01-15, \"15 Jan\", friday, tomorrow or \"in 3 weeks\""

  /// A day that has passed is one all the same.
  package init(_ text: String, today: Day) throws(Fault) {
    let words = Self.words(text)
    if let day = Self.named(words, today) ?? Self.distant(words, today) {
      self.day = day
    } else if let day = try Self.dated(words, today) {
      self.day = day
    } else {
      throw .unreadable
    }
  }

  /// Lower-case words, without an "on" before all.
  private static func words(_ text: String) -> [String] {
    let words = text.lowercased().split { " ,".contains($0) }.map(String.init)
    return words.first == "on" ? Array(words.dropFirst()) : words
  }

  // MARK: Names

  private static func named(_ words: [String], _ today: Day) -> Day? {
    switch words {
    case ["today"]: return today
    case ["tomorrow"]: return today.advanced(by: 1)
    case ["yesterday"]: return today.advanced(by: -1)
    case ["next", "week"]: return today.advanced(by: 7)
    case ["next", "month"]: return today.advanced(byMonths: 1)
    case ["next", "year"]: return today.advanced(byMonths: 12)
    default: return weekday(words, today)
    }
  }

  /// "friday" and "this friday" are the next one, "next friday" is the one of next week.
  private static func weekday(_ words: [String], _ today: Day) -> Day? {
    guard let last = words.last, let weekday = weekday(last) else { return nil }
    let distance = (weekday - today.weekday + 7) % 7
    switch words.dropLast() {
    case [], ["this"]: return today.advanced(by: distance == 0 ? 7 : distance)
    case ["next"]: return today.advanced(by: 7 - today.weekday + weekday)
    default: return nil
    }
  }

  // MARK: Distances

  private static let counts = [
    "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  /// "in 3 weeks", "two weeks from now".
  private static func distant(_ words: [String], _ today: Day) -> Day? {
    var words = words
    if words.first == "in" {
      words.removeFirst()
    } else if words.suffix(2) == ["from", "now"] || words.suffix(2) == ["from", "today"] {
      words.removeLast(2)
    }
    guard words.count == 2, let count = count(words[0]), (0...3650).contains(count) else {
      return nil
    }
    switch words[1] {
    case "day", "days": return today.advanced(by: count)
    case "week", "weeks": return today.advanced(by: 7 * count)
    case "month", "months": return today.advanced(byMonths: count)
    case "year", "years": return today.advanced(byMonths: 12 * count)
    default: return nil
    }
  }

  private static func count(_ word: String) -> Int? {
    ["an", "one"].contains(word)
      ? 1
      : counts.firstIndex(of: word).map { $0 + 1 }
        ?? TypedDate.number(word)
  }

  // MARK: Dates

  /// A date, with or without its weekday before it.
  private static func dated(_ words: [String], _ today: Day) throws(Fault) -> Day? {
    guard let first = words.first, let weekday = weekday(first) else {
      return try TypedDate(words)?.day(from: today)
    }
    guard let day = try TypedDate(Array(words.dropFirst()))?.day(from: today) else { return nil }
    guard day.weekday == weekday else { throw .otherWeekday(day) }
    return day
  }

  private static func weekday(_ word: String) -> Int? {
    TypedDate.place(of: word, among: Day.weekdays)
  }
}

extension Day {
  /// The same day of a later month, or that month's last.
  fileprivate func advanced(byMonths count: Int) -> Day {
    let (year, month, day) = date
    let months = year * 12 + month - 1 + count
    return (0...3).lazy.compactMap {
      Day(year: months / 12, month: months % 12 + 1, day: day - $0)
    }.first ?? self
  }
}
