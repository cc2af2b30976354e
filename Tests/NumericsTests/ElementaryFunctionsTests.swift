import Numerics
import Testing

@Suite struct ElementaryFunctionsTests {
  @Test func `they are those of the C library`() {
    #expect(exponential(0) == 1)
    #expect(abs(exponential(1) - 2.718281828459045) < 1e-15)
    #expect(power(2, 10) == 1024)
    #expect(logarithm(1.0) == 0)
    #expect(logarithm(Float(1)) == 0)
    #expect(cosine(0) == 1)
  }
}
