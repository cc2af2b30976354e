import Banks
import Testing

@Suite struct BankNameTests {
  @Test(
    arguments: [
      ("Acme Interviews", "a.csv", "acme-interviews"),
      (nil, "/home/me/My deck.apkg", "my-deck"),
      (nil, "questions/", "questions"),
      ("django", "deck.json", "deck"),
      (nil, "django.csv", "my-django"),
    ] as [(String?, String, String)])
  func `a bank is named by what its files say, else by their name`(
    title: String?, path: String, name: String
  ) {
    #expect(BankName.slug(title, path: path) == name)
  }
}
