extension Day {
  package static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  package static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Such as "Friday 15 January 2027".
  package var words: String {
    let (year, month, day) = date
    return "\(Self.weekdays[weekday]) \(day) \(Self.months[month - 1]) \(year)"
  }
}
