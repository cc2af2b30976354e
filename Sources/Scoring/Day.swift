/// A calendar day, without a time zone: "more like the dates in a journal entry".
package struct Day: Sendable, Hashable, Comparable, Strideable {
  /// Days since 1970-01-01.
  package let number: Int

  /// The days that can be written with a year of four digits: 0000-01-01 to 9999-12-31.
  package static let writable = -719_528...2_932_896

  package init(number: Int) {
    self.number = number
  }

  /// The day of a date in the Gregorian calendar; nil when there is no such date.
  ///
  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
    guard date == (year, month, day) else { return nil }
  }

  /// Reads "2026-11-20".
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Hinnant's `civil_from_days`.
  package var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// 0 is Monday, 6 is Sunday.
  package var weekday: Int {
    let sinceMonday = number + 3
    return sinceMonday - sinceMonday.flooredQuotient(7) * 7
  }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  package func distance(to other: Self) -> Int { other.number - number }

  package func advanced(by days: Int) -> Self { Self(number: number + days) }
}

extension Day: CustomStringConvertible {
  /// Such as "2026-11-20".
  package var description: String {
    let (year, month, day) = date
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

extension Int {
  /// Division that rounds towards negative infinity; days before 1970 need it.
  func flooredQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
