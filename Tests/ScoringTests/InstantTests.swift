import Scoring
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-20T10:00:00Z", 1_795_168_800_000),
    ("2026-11-20T10:00Z", 1_795_168_800_000), ("2026-11-20T12:00:00+02:00", 1_795_168_800_000),
    ("2026-11-20T04:30-0530", 1_795_168_800_000), ("2026-11-20", 1_795_132_800_000),
    ("2026-11-20T10:00:00", 1_795_168_800_000), ("2026-11-20T10:00:00.5Z", 1_795_168_800_500),
    ("2026-11-20T10:00:00.123456Z", 1_795_168_800_123), ("1969-12-31T23:59:59Z", -1000),
  ])
  func `ISO 8601 is read`(text: String, milliseconds: Int) {
    #expect(Instant(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "now", "2026-11-20T", "2026-11-20T25:00Z", "2026-11-20T10Z", "2026-11-20T10:60Z",
    "2026-11-20T10:00:00.Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59",
    "2026-11-20T10:00+2", "2026-11-20T10:00:00Zulu", "T10:00Z",
  ])
  func `what is no time is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [0, 1_795_168_800_000, 1_795_168_800_007, -1, -86_400_001])
  func `an instant is written as it is read`(milliseconds: Int) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(Instant(instant.description) == instant)
  }

  @Test func `whole seconds are written without a fraction`() {
    #expect(Instant(milliseconds: 1_795_168_800_000).description == "2026-11-20T10:00:00Z")
    #expect(Instant(milliseconds: 1_795_168_800_040).description == "2026-11-20T10:00:00.040Z")
  }

  @Test(arguments: [
    ("2026-11-20T03:59:59Z", 0, "2026-11-19"), ("2026-11-20T04:00:00Z", 0, "2026-11-20"),
    ("2026-11-19T19:00:00Z", 9 * 3600, "2026-11-20"),
    ("2026-11-19T18:59:59Z", 9 * 3600, "2026-11-19"),
    ("2026-11-20T11:59:59Z", -8 * 3600, "2026-11-19"), ("1970-01-01T00:00:00Z", 0, "1969-12-31"),
  ])
  func `a study day begins at four in the morning, local time`(
    text: String, offset: Int, day: String
  ) throws {
    #expect(try #require(Instant(text)).studyDay(utcOffset: offset).description == day)
  }
}
