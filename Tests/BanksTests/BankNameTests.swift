import Banks
import Testing

@Suite struct BankNameTests {
  @Test(
    arguments: [
      ("Acme Interviews", "a.csv", "acme-interviews"),
      (nil, "/home/me/My deck.apkg", "my-deck"),
      (nil, "questions/", "questions"),
      (nil, "collection-2026-11-23@10-00-00.colpkg", "collection"),
      (nil, "notes-2026-11-23.md", "notes-2026-11-23"),
      ("django", "deck.json", "deck"),
      (nil, "django.csv", "my-django"),
    ] as [(String?, String, String)])
  func `a bank is named by what its files say, else by their name`(
    title: String?, path: String, name: String
  ) {
    #expect(BankName.slug(title, path: path) == name)
  }
}
