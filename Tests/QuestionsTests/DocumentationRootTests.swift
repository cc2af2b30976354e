import Questions
import Testing

@Suite struct DocumentationRootTests {
  @Test(arguments: [
    ("https://docs.djangoproject.com/en/5.2/ref/", true),
    ("https://docs.djangoproject.com/en/5.2/", true),
    ("https://docs.djangoproject.com/en/5.2", false),
    ("https://docs.djangoproject.com/en/dev/", false),
    ("https://docs.djangoproject.com/en/5.x/", false),
    ("https://docs.djangoproject.com/en/5./", false),
    ("https://docs.djangoproject.com/en/", false),
    ("https://docs.djangoproject.com/fr/5.2/", false),
    ("https://docs.djangoproject.com/en/{version}/", false),
  ])
  func `a version is two numbers`(row: (link: String, isBelow: Bool)) {
    let root = DocumentationRoot("https://docs.djangoproject.com/en/{version}/")
    #expect(root.holds(row.link) == row.isBelow)
  }

  @Test func `a pattern without a version is the beginning of a link`() {
    let root = DocumentationRoot("https://docs.python.org/3/")
    #expect(root.holds("https://docs.python.org/3/library/"))
    #expect(!root.holds("https://docs.python.org/2/library/"))
  }
}
