import Insight
import Scoring
import Testing

@Suite struct AnswerPricesTests {
  private func right(_ seconds: [Double?]) -> AnswerPrices {
    AnswerPrices(seconds.map { AnswerTime(.later, isRight: true, seconds: $0) })
  }

  @Test(arguments: [
    ([], 20.0),
    // As if nine answers had taken the usual 20 seconds.
    (Array(repeating: 10.0, count: 8), 20.0),
    (Array(repeating: 10.0, count: 9), 15.0),
    (Array(repeating: 10.0, count: 10), 10.0),
    // Neither a clock that stands still nor a telephone call is an answer's time.
    (Array(repeating: 0.0, count: 40), 20.0), (Array(repeating: 3600.0, count: 40), 20.0),
  ])
  func `a price is the median of the own answers and nine usual ones`(
    seconds: [Double], price: Double
  ) {
    #expect(right(seconds).right == price)
  }

  @Test func `what asking costs counts a miss with its repetition`() {
    #expect(AnswerPrices().review(recall: 0.75) == 0.75 * 20 + 0.25 * 60)
    #expect(AnswerPrices().first(missed: 0.5) == 0.5 * 45 + 0.5 * 90)
  }

  @Test func `an answer without a time costs what such answers do`() {
    let prices = AnswerPrices()
    #expect(prices.seconds(AnswerTime(.first, isRight: false, seconds: nil)) == 75)
    #expect(prices.seconds(AnswerTime(.sameDay, isRight: true, seconds: 0)) == 15)
    #expect(prices.seconds(AnswerTime(.first, isRight: true, seconds: 7)) == 7)
  }
}
