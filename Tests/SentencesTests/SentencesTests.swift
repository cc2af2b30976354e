import Banks
import History
import Sentences
import Testing

/// What goes wrong with banks, stores and synced folders, as it is told.
@Suite struct SentencesTests {
  @Test(arguments: [
    (
      BankError.unknownBank("acm", known: ["acme"]),
      "there is no bank \"acm\" and no such file; did you mean \"acme\"?"
    ),
    (
      .unknownBank("x", known: ["acme"]),
      "there is no bank \"x\" and no such file; prep bank list shows the banks there are"
    ),
    (
      .reservedName("django"),
      "the bank that comes with prep is called django; name yours with --name"
    ),
    (
      .isHistory("h.jsonl"),
      "h.jsonl: is a history, not a bank; write: prep progress import h.jsonl"
    ),
  ])
  func `an error of banks says what to do`(error: BankError, sentence: String) {
    #expect(error.sentence == sentence)
  }

  @Test(arguments: [
    (
      StoreError.Reason.diskFull,
      "/s: the disk is full; make room and try again, no earlier answer is lost"
    ),
    (.readOnly, "/s: the store cannot be written; make the file and its folder writable"),
    (
      .newer(version: 9, supported: 5),
      "/s: written by a newer prep (store version 9, this one knows 5); update prep"
    ),
  ])
  func `an error of the store says what is safe`(reason: StoreError.Reason, sentence: String) {
    #expect(StoreError(path: "/s", reason: reason).sentence == sentence)
  }

  @Test func `a synced folder that is gone is no reason to begin anew`() {
    #expect(
      SyncRefusal.missing("/f").sentence
        == "/f: there is no such folder; make or mount it, or end this with: prep sync off")
  }
}
