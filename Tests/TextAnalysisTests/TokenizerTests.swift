import Testing

@testable import TextAnalysis
import Quiz

@Suite struct TokenizerTests {
  /// `word@position`, a whole as `[word]`, a part as `.word`, a call as it is.
  private func summary(_ text: String) -> String {
    Tokenizer.tokens(in: text).map { token in
      switch token.form {
      case .word, .call: "\(token.text)@\(token.position)"
      case .whole: "[\(token.text)]@\(token.position)"
      case .part: ".\(token.text)@\(token.position)"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", ""),
    ("…!?{}", ""),
    ("What is Django?", "what@0 is@1 django@2"),
    ("select_related", "[selectrelated]@0 .select@0 .related@1"),
    ("{% csrf_token %}", "[csrftoken]@0 .csrf@0 .token@1"),
    ("on_delete=CASCADE", "[ondelete]@0 .on@0 .delete@1 cascade@2"),
    ("AUTH_USER_MODEL", "[authusermodel]@0 .auth@0 .user@1 .model@2"),
    ("N+1", "[n+1]@0 .n@0 .1@1"),
    ("F()", "f()@0 f@0"),
    ("F('price') + filter(Q(a=1))", "f()@0 f@0 price@1 filter@2 q()@3 q@3 a@4 1@5"),
    ("ModelForm JSONField", "[modelform]@0 .model@0 .form@1 [jsonfield]@2 .json@2 .field@3"),
    ("HttpResponse-like", "[httpresponselike]@0 .http@0 .response@1 .like@2"),
    ("URLs of APIs", "urls@0 of@1 apis@2"),
    ("USE_I18N i18n", "[usei18n]@0 .use@0 .i18n@1 i18n@2"),
    ("OAuth2Provider", "[oauth2provider]@0 .o@0 .auth2@1 .provider@2"),
    ("__str__ author__name", "str@0 [authorname]@1 .author@1 .name@2"),
    ("Django 5.2. Next", "django@0 [5.2]@1 .5@1 .2@2 next@3"),
    ("request.user", "request@0 user@1"),
    ("--fake-initial -", "[fakeinitial]@0 .fake@0 .initial@1"),
    ("many-to-many", "[manytomany]@0 .many@0 .to@1 .many@2"),
    ("Don't, Django's users' ORM’s", "dont@0 django@1 users@2 orm@3"),
    ("C++ a+ +b", "c@0 a@1 b@2"),
    ("Café cafe\u{301}", "cafe@0 cafe@1"),
    ("数据 db", "数@0 据@1 db@2"),
    ("👩‍💻 ok", "ok@0"),
  ])
  func `a text falls into words`(text: String, tokens: String) {
    #expect(summary(text) == tokens)
  }

  @Test(arguments: [
    ("Use select_related!", ["Use", "select_related", "select", "related"]),
    ("é ＮＸ-Ñu", ["é", "ＮＸ-Ñu", "ＮＸ", "Ñu"]),
    ("Q(x)", ["Q", "Q", "x"]),
    ("Django's", ["Django's"]),
  ])
  func `a range says where the word stands in the text`(text: String, words: [String]) {
    let utf8 = Array(text.utf8)
    #expect(
      Tokenizer.tokens(in: text).map { String(decoding: utf8[$0.range], as: UTF8.self) } == words)
  }

  @Test func `any text gives tokens in order, inside of it and not empty`() {
    var random = SeededGenerator(seed: 1)
    let characters = Array("aZé_-+.('’19 数\u{301}\u{AD}🦄ß\0\n")
    for _ in 0..<5_000 {
      let text = random.text(of: characters, atMost: 20)
      let tokens = Tokenizer.tokens(in: text)
      for token in tokens {
        #expect(!token.text.isEmpty && !token.range.isEmpty)
        #expect(token.range.lowerBound >= 0 && token.range.upperBound <= text.utf8.count)
        #expect(token.text.folded == token.text)
      }
      for (left, right) in zip(tokens, tokens.dropFirst()) {
        #expect(left.position <= right.position)
        #expect(left.range.lowerBound <= right.range.lowerBound)
      }
    }
  }

  @Test func `one word of a million letters is one token`() {
    #expect(Tokenizer.tokens(in: String(repeating: "a", count: 1_000_000)).count == 1)
  }
}
