import Insight
import Scoring
import Testing

@Suite struct CalibrationTests {
  /// A calibration after recalls predicted so, of which a share was right.
  private func calibration(_ recalls: [(predicted: Double, share: Double)], of count: Int)
    -> Calibration
  {
    var record = RecallRecord()
    for recall in recalls {
      for number in 0..<count {
        record.note(
          predicted: recall.predicted, isRight: Double(number) < recall.share * Double(count))
      }
    }
    return Calibration(record)
  }

  @Test func `without recalls a prediction stands`() {
    #expect(abs(Calibration().corrected(0.8) - 0.8) < 1e-9)
  }

  @Test
  func `a learner who recalls less than predicted is believed to, once there are answers enough`() {
    let few = calibration([(0.9, 0.7)], of: 10).corrected(0.9)
    let many = calibration([(0.9, 0.7)], of: 400).corrected(0.9)
    #expect(many < few && few < 0.9)
    #expect(abs(many - 0.7) < 0.02)
  }

  @Test func `strong and weak memories are told apart by the slope`() {
    let flat = calibration([(0.95, 0.9), (0.6, 0.65)], of: 400)
    #expect(flat.slope < -0.2)
    #expect(abs(flat.corrected(0.95) - 0.9) < 0.03)
    #expect(abs(flat.corrected(0.6) - 0.65) < 0.03)
  }

  @Test func `a log that stands on its head turns no prediction round`() {
    let calibration = calibration([(0.99, 0), (0.3, 1)], of: 1000)
    #expect(calibration.slope == -0.5)
    #expect(calibration.corrected(0.9) > calibration.corrected(0.5))
  }
}
