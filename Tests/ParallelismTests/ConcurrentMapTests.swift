import Parallelism
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 1000])
  func `results stand in the order of the elements`(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { $0 * $0 } == numbers.map { $0 * $0 })
  }
}
