/// A point in time, to the millisecond.
package struct Instant: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int

  /// The milliseconds of the days that can be written.
  package static let writable =
    Day.writable.lowerBound * 86_400_000...(Day.writable.upperBound + 1) * 86_400_000 - 1

  package static let latest = Instant(milliseconds: writable.upperBound)

  package init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Reads ISO 8601: a date alone (midnight UTC), or date and time with "Z" or an offset.
  ///
  /// Seconds and their fraction may be missing: "2026-11-20T10:00Z",
  /// "2026-11-20T10:00:00.250+02:00". A time without a zone is read as UTC.
  package init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let day = Day(first) else { return nil }
    var timeOfDay = 0
    if parts.count == 2 {
      guard let parsed = Self.millisecondsOfDay(parts[1]) else { return nil }
      timeOfDay = parsed
    }
    self.init(milliseconds: day.number * 86_400_000 + timeOfDay)
    // An offset may lead over the edge of the calendar.
    guard Self.writable.contains(milliseconds) else { return nil }
  }

  /// The study day in which the instant falls: days begin at 04:00 local time.
  ///
  /// `utcOffset` is in seconds: by how much local time is ahead of UTC at this instant.
  package func studyDay(utcOffset: Int) -> Day {
    let local = milliseconds + (utcOffset - 4 * 3600) * 1000
    return Day(number: local.flooredQuotient(86_400_000))
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// "10:00", "10:00:00", "10:00:00.25", each with "Z", "+02:00" or nothing behind it.
  private static func millisecondsOfDay(_ text: Substring) -> Int? {
    guard let zoneStart = text.firstIndex(where: { "Zz+-".contains($0) }) else {
      return clock(text)
    }
    guard let clock = clock(text[..<zoneStart]), let zone = zone(text[zoneStart...]) else {
      return nil
    }
    return clock - zone
  }

  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = number(parts[0], 0...23),
      let minute = number(parts[1], 0...59)
    else { return nil }
    guard parts.count == 3 else { return (hour * 60 + minute) * 60_000 }
    let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let second = number(seconds[0], 0...59) else { return nil }
    var fraction = 0
    if seconds.count == 2 {
      let digits = seconds[1].prefix(3)
      guard !seconds[1].isEmpty, seconds[1].allSatisfy(\.isASCIIDigit), let value = Int(digits)
      else { return nil }
      fraction = digits.count == 1 ? value * 100 : digits.count == 2 ? value * 10 : value
    }
    return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  }

  private static func zone(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let hours = number(digits.prefix(2), 0...23),
      let minutes = number(digits.suffix(2), 0...59)
    else { return nil }
    let offset = (hours * 60 + minutes) * 60_000
    return text.first == "-" ? -offset : offset
  }

  private static func number(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
    guard text.count == 2, text.allSatisfy(\.isASCIIDigit), let number = Int(text),
      range.contains(number)
    else { return nil }
    return number
  }
}

extension Instant: CustomStringConvertible {
  /// UTC, such as "2026-11-20T10:00:00Z"; milliseconds only when there are some.
  package var description: String {
    let day = Day(number: milliseconds.flooredQuotient(86_400_000))
    let rest = milliseconds - day.number * 86_400_000
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
    let clock = [hour, minute, second].map { $0.padded(to: 2) }.joined(separator: ":")
    let fraction = rest % 1000
    return "\(day)T\(clock)\(fraction == 0 ? "" : "." + fraction.padded(to: 3))Z"
  }
}
