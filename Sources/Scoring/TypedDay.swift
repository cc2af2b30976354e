/// A day as people type it.
///
/// "2027-01-15", "15 Jan", "January 15 2027", "friday", "next friday", "tomorrow", "in 3 weeks", "10 days".
/// A day and a month without a year are the next such day, a weekday the next one after today. Numbers
/// alone, such as 1/2, are none: half of the world reads them the other way round.
package struct TypedDay {
  package let day: Day

  /// What such texts look like, as the end of a sentence.
  package static let examples =
    "a day such as 2027-01-15, \"15 Jan\", friday, tomorrow or \"in 3 weeks\""

  /// Nil when the text is none; a day that has passed is one all the same.
  package init?(_ text: String, today: Day) {
    if let day = Day(text) {
      self.day = day
      return
    }
    let words = text.lowercased().split { " ,.".contains($0) }.map(String.init)
      .filter { !["on", "the", "of"].contains($0) }
    guard
      let day = Self.named(words, today) ?? Self.distant(words, today)
        ?? Self.dated(words, today)
    else { return nil }
    self.day = day
  }

  private static func named(_ words: [String], _ today: Day) -> Day? {
    let words = words.first == "next" ? Array(words.dropFirst()) : words
    guard words.count == 1, let word = words.first else { return nil }
    if word == "today" { return today }
    if word == "tomorrow" { return today.advanced(by: 1) }
    guard let weekday = place(of: word, among: Day.weekdays) else { return nil }
    let distance = (weekday - today.weekday + 7) % 7
    return today.advanced(by: distance == 0 ? 7 : distance)
  }

  /// "in 3 weeks".
  private static func distant(_ words: [String], _ today: Day) -> Day? {
    let words = words.first == "in" ? Array(words.dropFirst()) : words
    guard words.count == 2, let count = ["a", "one"].contains(words[0]) ? 1 : Int(words[0]),
      (0...3650).contains(count)
    else { return nil }
    switch words[1] {
    case "day", "days": return today.advanced(by: count)
    case "week", "weeks": return today.advanced(by: 7 * count)
    case "month", "months": return today.advanced(byMonths: count)
    case "year", "years": return today.advanced(byMonths: 12 * count)
    default: return nil
    }
  }

  /// "15 jan", "jan 15th", with or without a year.
  private static func dated(_ words: [String], _ today: Day) -> Day? {
    guard (2...3).contains(words.count) else { return nil }
    let isMonthFirst = words[0].first?.isLetter ?? false
    let (monthWord, dayWord) = isMonthFirst ? (words[0], words[1]) : (words[1], words[0])
    guard let month = place(of: monthWord, among: Day.months),
      let number = Int(dayWord.withoutOrdinal)
    else { return nil }
    if words.count == 3 {
      return Int(words[2]).flatMap { Day(year: $0, month: month + 1, day: number) }
    }
    // A leap day may be up to eight years away.
    return (0...8).lazy.compactMap {
      Day(year: today.date.year + $0, month: month + 1, day: number)
    }.first { $0 >= today }
  }

  /// The place of a name that begins with a word of three letters or more.
  private static func place(of word: String, among names: [String]) -> Int? {
    word.count < 3 ? nil : names.firstIndex { $0.lowercased().hasPrefix(word) }
  }
}

extension String {
  /// "15" of "15th".
  fileprivate var withoutOrdinal: String {
    ["st", "nd", "rd", "th"].contains { hasSuffix($0) } ? String(dropLast(2)) : self
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
