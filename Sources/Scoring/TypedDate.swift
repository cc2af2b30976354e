/// A date as people type it: the numbers of a day, of which only the calendar knows whether it has it.
struct TypedDate {
  /// Nil for the next such day.
  private let year: Int?
  private let month: Int
  private let day: Int

  /// Nil for words that are no date: "2027-1-15", "15.1.2027", "15 jan", "the 15th of january 2027".
  ///
  /// Of lower-case words.
  init?(_ words: [String]) {
    var words = words
    if words.first == "the" { words.removeFirst() }
    if words.count > 1, words[1] == "of" { words.remove(at: 1) }
    let parts = words.count == 1 ? words[0].split(separator: "-").map(String.init) : words
    guard
      let (year, month, day) = (words.count == 1 ? Self.numbers(words[0]) : nil)
        ?? Self.named(parts), (year ?? 0) <= 9999
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A leap day may be up to eight years away.
  func day(from today: Day) throws(TypedDay.Fault) -> Day {
    let years = year.map { $0...$0 } ?? today.date.year...(today.date.year + 8)
    let days = years.compactMap { Day(year: $0, month: month, day: day) }
    guard let found = days.first(where: { year != nil || $0 >= today }) else {
      throw .noSuchDay(words)
    }
    return found
  }

  private var words: String {
    guard Day.months.indices.contains(month - 1) else { return "month \(month)" }
    return "\(day) \(Day.months[month - 1])" + (year.map { " \($0)" } ?? "")
  }

  private typealias Parts = (year: Int?, month: Int, day: Int)

  /// "2027-1-15", "2027/01/15", "15.1.2027", the first with a time of day behind "t".
  private static func numbers(_ word: String) -> Parts? {
    let date = word.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
    if date.count == 2, !date[1].allSatisfy({ $0.isNumber || ":.z+-".contains($0) }) { return nil }
    for separator in ["-", "/", "."] as [Character] {
      let numbers = date[0].split(separator: separator, omittingEmptySubsequences: false)
        .map { number(String($0)) }
      guard numbers.count == 3, let first = numbers[0], let month = numbers[1],
        let last = numbers[2]
      else { continue }
      if word.prefix(while: \.isNumber).count == 4 { return (first, month, last) }
      if separator == ".", date.count == 1 { return (fullYear(last), month, first) }
    }
    return nil
  }

  /// "15 jan", "jan 15th", "15-jan-2027", with or without a year.
  private static func named(_ words: [String]) -> Parts? {
    guard (2...3).contains(words.count) else { return nil }
    let isMonthFirst = words[0].first?.isLetter ?? false
    let (monthWord, dayWord) = isMonthFirst ? (words[0], words[1]) : (words[1], words[0])
    guard let month = place(of: monthWord, among: Day.months), let day = ordinal(dayWord) else {
      return nil
    }
    guard words.count == 3 else { return (nil, month + 1, day) }
    return number(words[2]).map { (fullYear($0), month + 1, day) }
  }

  /// 2027 of 27.
  private static func fullYear(_ year: Int) -> Int { year < 100 ? 2000 + year : year }

  /// 15 of "15", "15." and "15th", with the ending that belongs to it.
  private static func ordinal(_ word: String) -> Int? {
    let digits = String(word.prefix(while: \.isNumber))
    guard let number = number(digits) else { return nil }
    let ending =
      switch (number % 10, number / 10 % 10) {
      case (1, let tens) where tens != 1: "st"
      case (2, let tens) where tens != 1: "nd"
      case (3, let tens) where tens != 1: "rd"
      default: "th"
      }
    return ["", ".", ending].contains(String(word.dropFirst(digits.count))) ? number : nil
  }

  /// Of ASCII digits without a sign.
  static func number(_ word: String) -> Int? {
    word.allSatisfy { $0.isASCII && $0.isNumber } ? Int(word) : nil
  }

  /// The place of a name that begins with a word of three letters or more.
  static func place(of word: String, among names: [String]) -> Int? {
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    return word.count < 3 ? nil : names.firstIndex { $0.lowercased().hasPrefix(word) }
  }
}
