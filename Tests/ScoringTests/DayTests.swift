import Scoring
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-20", 20_777),
    ("1600-03-01", -135_080), ("9999-12-31", 2_932_896), ("0000-01-01", -719_528),
  ])
  func `a date and its number are each other's inverse`(text: String, number: Int) {
    #expect(Day(text)?.number == number)
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-30", "2025-02-29", "2026-11-31", "26-11-20", "2026-1-2",
    "2026-11-20 ", "2026-11-2०", "-026-11-20",
  ])
  func `what is no date is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `every day of four centuries keeps its number`() {
    for number in -100_000...50_000 {
      #expect(Day(Day(number: number).description)?.number == number)
    }
  }

  @Test func `days know their place in the week`() {
    #expect(Day("2026-11-20")?.weekday == 4)
    #expect(Day("1969-12-29")?.weekday == 0)
  }
}
