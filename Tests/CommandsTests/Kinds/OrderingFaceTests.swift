import Questions
import Terminal
import Testing

@Suite struct OrderingFaceTests {
  private static let stage = KindStage(
    Ordering(
      steps: ["Open the door", "Walk through"], distractors: ["Paint the wall"],
      explanation: "Nobody paints on the way."))

  @Test func `pieces are asked for and told in lines`() throws {
    let right = try Self.stage.dialogue([Self.stage.letters([0, 1])])
    #expect(right.contains("Put them in order, such as b,a,c. Leave out what does not belong."))
    #expect(right.contains(") Walk through\n"))
    #expect(right.contains("Right.\n"))
    let all = try Self.stage.letters([1, 0, 2])
    let wrong = try Self.stage.dialogue(["x", all])
    #expect(wrong.contains("Please type letters from a to c in order, such as b,a, or"))
    let said = all.replacing(",", with: ", ")
    #expect(wrong.contains("Wrong. You answered: \(said). Right: "))
    #expect(wrong.contains("Nobody paints on the way."))
  }

  @Test func `pieces in JSON have keys`() throws {
    let output = try Self.stage.dialogue([Self.stage.letters([0, 1])], inJSON: true)
    #expect(output.contains(#""steps":[{"key":"a","text":""#))
    #expect(output.contains(#""correct":true,"score":1"#))
  }

  @Test func `pieces are moved and left out on the screen`() throws {
    // The stranger goes first, then the two that are left are put in order.
    let order = try Self.stage.order()
    let stranger = try #require(order.firstIndex(of: 2))
    let up = Array(repeating: Key.up, count: 3)
    var keys = Array(repeating: Key.down, count: stranger) + [.character("x")] + up
    if order.filter({ $0 != 2 }) == [1, 0] { keys += [.character(" "), .down, .character(" ")] }
    let screens = try Self.stage.screens([[], keys, [.enter]])
    #expect(screens[0].contains("Put them in order, and leave out what does not belong."))
    #expect(screens[1].contains("-  Paint the wall"))
    #expect(screens[1].contains("1  Open the door"))
    #expect(screens[1].contains("2  Walk through"))
    #expect(screens[2].contains("✓ Right. Graded "))
    #expect(screens[2].contains("Does not belong\n Paint the wall"))
  }
}
