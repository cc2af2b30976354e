import Scoring
import Testing

@Suite struct TypedDayTests {
  /// Friday, 20 November 2026.
  private let today = Day(number: 20_777)

  @Test(arguments: [
    ("2027-01-15", "2027-01-15"), ("2020-01-01", "2020-01-01"),
    ("15 Jan", "2027-01-15"), ("15 january", "2027-01-15"), ("Jan 15", "2027-01-15"),
    ("January 15th, 2028", "2028-01-15"), ("the 1st of December", "2026-12-01"),
    ("3 dec 2026", "2026-12-03"), ("20 nov", "2026-11-20"), ("19 nov", "2027-11-19"),
    ("29 feb", "2028-02-29"), ("15. Sept", "2027-09-15"),
    ("friday", "2026-11-27"), ("next friday", "2026-11-27"), ("on Monday", "2026-11-23"),
    ("sat", "2026-11-21"), ("today", "2026-11-20"), ("Tomorrow", "2026-11-21"),
    ("in 3 weeks", "2026-12-11"), ("3 weeks", "2026-12-11"), ("in a week", "2026-11-27"),
    ("in 10 days", "2026-11-30"), ("in 3 months", "2027-02-20"), ("in one year", "2027-11-20"),
    ("Friday 15 January 2027", "2027-01-15"), ("Fri 4 Dec", "2026-12-04"),
    ("friday, 4 december", "2026-12-04"), ("Fri. 4 Dec.", "2026-12-04"),
    ("on Friday the 4th of December", "2026-12-04"), ("this monday", "2026-11-23"),
    ("next monday", "2026-11-23"), ("next sunday", "2026-11-29"), ("in two weeks", "2026-12-04"),
    ("2 weeks from now", "2026-12-04"), ("twelve days from today", "2026-12-02"),
    ("next week", "2026-11-27"), ("next month", "2026-12-20"),
    ("yesterday", "2026-11-19"), ("2027-1-5", "2027-01-05"), ("2027/01/15", "2027-01-15"),
    ("15.1.2027", "2027-01-15"), ("15.1.27", "2027-01-15"), ("15-Jan-2027", "2027-01-15"),
    ("2027-01-15T10:00", "2027-01-15"), ("15 Jan 27", "2027-01-15"), ("jan 15 27", "2027-01-15"),
  ])
  func `a day is read as people type it`(text: String, day: String?) {
    #expect((try? TypedDay(text, today: today))?.day.description == day)
  }

  @Test func `a month that is too short gives its last day`() throws {
    let day = Day(number: 20_818)
    #expect(try TypedDay("in 2 months", today: day).day.description == "2027-02-28")
  }

  @Test(arguments: [
    "", "soon", "1/2", "15.1.", "jan", "15", "in weeks", "in -1 days",
    "in 99999999999999999999 days", "fr", "15 ja", "15 jan 99999", "next", "in 3 fortnights",
    "15 jan 2027 noon", "the on of 15 jan", "+15 Jan", "15nd jan", "11st jan", "1/2/2027",
    "27-1-15", "2027-01-15Tea", "in 3 weeks from", "this", "this week", "١٥ jan", "next 15 jan",
    "friday friday", "in friday",
  ])
  func `what is no day is none`(text: String) {
    #expect(throws: TypedDay.Fault.unreadable) { try TypedDay(text, today: today) }
  }

  @Test(arguments: [
    ("31 feb", "31 February"), ("2027-02-31", "31 February 2027"),
    ("29.2.2027", "29 February 2027"), ("Mon 31 Feb", "31 February"), ("0 jan", "0 January"),
    ("2027-13-01", "month 13"),
  ])
  func `a day that its month does not have is told as that`(text: String, words: String) {
    #expect(throws: TypedDay.Fault.noSuchDay(words)) { try TypedDay(text, today: today) }
  }

  @Test func `a date under the name of another weekday is none`() {
    #expect(throws: TypedDay.Fault.otherWeekday(Day(number: 20_833))) {
      try TypedDay("Monday 15 January 2027", today: today)
    }
  }
}
