import Scoring
import Testing

@Suite struct SettingsTests {
  private let standard = Settings()

  @Test func `what is set is kept as text and read again`() throws {
    let parameters = FSRS6.defaultParameters.map { String($0 == 0.212 ? 0.5 : $0) }
    let stored = [
      "retention": "0.85", "maximum-interval": "180",
      "parameters": parameters.joined(separator: ", "), "python": "/opt/py", "judge": "ask --me",
    ]
    let settings = Settings(stored: stored)
    #expect(settings.desiredRetention == 0.85)
    #expect(settings.maximumInterval == 180)
    #expect(settings.parameters.first == 0.5)
    #expect(settings.python == "/opt/py")
    #expect(settings.judge == "ask --me")
    let texts = Settings.Name.allCases.map { ($0.rawValue, settings.text($0)) }
    #expect(Settings(stored: Dictionary(uniqueKeysWithValues: texts)) == settings)
    #expect(settings.scheduler.desiredRetention == 0.85)
    #expect(settings.scheduler.maximumInterval == 180)
    #expect(settings.scheduler.model as? FSRS6 == FSRS6(parameters: settings.parameters))
  }

  @Test(arguments: [
    (Settings.Name.retention, "1", "a number from 0.7 to 0.99"),
    (.retention, "0.69", "a number from 0.7 to 0.99"),
    (.retention, "nan", "a number from 0.7 to 0.99"),
    (.retention, "", "a number from 0.7 to 0.99"), (.retention, "90%", "a number from 0.7 to 0.99"),
    (.maximumInterval, "0", "a number of days from 1 to 36500"),
    (.maximumInterval, "1e3", "a number of days from 1 to 36500"),
    (.maximumInterval, "99999999999999999999", "a number of days from 1 to 36500"),
    (.parameters, "", "21 numbers apart by commas, not 0"),
    (.parameters, "1,2,3", "21 numbers apart by commas, not 3"),
    (.python, "venv/bin/python", "a whole path, such as /home/me/site/.venv/bin/python"),
    (.python, " ", "a whole path, such as /home/me/site/.venv/bin/python"),
    (.judge, "", "a command, or off"), (.judge, "say\nthis", "a command, or off"),
  ])
  func `what is out of range is refused with the range`(
    key: Settings.Name, text: String, expected: String
  ) {
    #expect(standard.with(key, text) == .failure(Settings.Refusal(expected: expected)))
    #expect(Settings(stored: [key.rawValue: text]) == standard)
  }

  @Test func `a parameter out of its range is named with it`() {
    for (place, range) in FSRS6.parameterRanges.enumerated() {
      for bad in ["nan", "inf", "-inf", "x", String(range.upperBound + 1)] {
        var texts = FSRS6.defaultParameters.map { String($0) }
        texts[place] = bad
        let refusal = Settings.Refusal(
          expected:
            "w\(place), the number \(place + 1), from \(range.lowerBound) to \(range.upperBound)")
        #expect(
          standard.with(.parameters, texts.joined(separator: " ")) == .failure(refusal))
      }
    }
  }

  @Test func `unknown names and no names leave the standard`() {
    #expect(Settings(stored: [:]) == standard)
    #expect(Settings(stored: ["colour": "red"]) == standard)
    #expect(standard.scheduler.model as? FSRS6 == .standard)
  }
}
