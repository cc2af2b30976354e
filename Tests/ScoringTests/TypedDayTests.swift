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
  ])
  func `a day is read as people type it`(text: String, day: String) {
    #expect(TypedDay(text, today: today)?.day.description == day)
  }

  @Test func `a month that is too short gives its last day`() {
    let day = Day(number: 20_818)
    #expect(TypedDay("in 2 months", today: day)?.day.description == "2027-02-28")
  }

  @Test(arguments: [
    "", "soon", "1/2", "15.1.", "31 feb", "0 jan", "jan", "15", "in weeks", "in -1 days",
    "in 99999999999999999999 days", "fr", "15 ja", "2027-13-01", "15 jan 99999", "next",
    "in 3 fortnights", "15 jan 2027 noon",
  ])
  func `what is no day is none`(text: String) {
    #expect(TypedDay(text, today: today) == nil)
  }
}
