import Quiz
import Testing

@Suite struct SeededGeneratorTests {
  /// The first outputs of the authors' C program for seed 1234567.
  @Test func `SplitMix64 gives the published numbers`() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }
}
