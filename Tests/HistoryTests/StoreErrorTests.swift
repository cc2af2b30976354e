import Testing

@testable import History
@testable import SQLite

@Suite struct StoreErrorTests {
  @Test(arguments: [
    (26 as Int32, StoreError.Reason.notADatabase), (11, .damaged("m")), (8, .readOnly),
    (8 | 4 << 8, .replaced), (5, .locked), (13, .diskFull), (10, .ioFailed("m")),
    (14, .cannotOpen("m")), (1, .other("m")),
  ])
  func `what SQLite answers gives a reason`(code: Int32, reason: StoreError.Reason) {
    let error = StoreError(path: "p", SQLiteError(code: code, message: "m"))
    #expect(error == StoreError(path: "p", reason: reason))
  }
}
