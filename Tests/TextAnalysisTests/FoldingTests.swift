import Testing

@testable import TextAnalysis

@Suite struct FoldingTests {
  @Test(arguments: [
    ("", ""),
    ("Django", "django"),
    ("AUTH_USER_MODEL", "auth_user_model"),
    ("Café", "cafe"),
    ("Cafe\u{301}", "cafe"),
    ("naïve Größe Ærø œuvre þing", "naive grosse aero oeuvre thing"),
    ("İSTANBUL ığdır", "istanbul igdir"),
    ("ＤＪＡＮＧＯ５", "django5"),
    ("ﬁeld of ﬂowers", "field of flowers"),
    ("ΆΛΦΑ λόγος", "αλφα λογοσ"),
    ("Ёлка и Йод", "елка и иод"),
    ("co\u{AD}operate", "cooperate"),
    ("数据库 🦄", "数据库 🦄"),
  ])
  func `case and accents go`(text: String, folded: String) {
    #expect(text.folded == folded)
  }
}
