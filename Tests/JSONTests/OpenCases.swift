/// The cases of nst's JSONTestSuite (github.com/nst/JSONTestSuite, test_parsing) that leave the
/// choice to the reader, with ours and its reason.
struct OpenCases {
  let areAccepted: Bool
  let reason: String
  /// As "name: text" or "name: hex bytes".
  let cases: String

  static let all = [
    OpenCases(
      areAccepted: true,
      reason: "It is JSON; whether a Double holds it is seen when a number is asked for.",
      cases: #"""
        number_double_huge_neg_exp: [123.456e-789]
        number_huge_exp: [0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999969999999006]
        number_neg_int_huge_exp: [-1e+9999]
        number_pos_double_huge_exp: [1.5e+9999]
        number_real_neg_overflow: [-123123e100000]
        number_real_pos_overflow: [123123e100000]
        number_real_underflow: [123e-10000000]
        number_too_big_neg_int: [-123123123123123123123123123123]
        number_too_big_pos_int: [100000000000000000000]
        number_very_big_negative_int: [-237462374673276894279832749832423479823246327846]
        """#),
    OpenCases(
      areAccepted: false,
      reason: "Half of a surrogate pair is no character, so there is no text to give.",
      cases: #"""
        object_key_lone_2nd_surrogate: {"\uDFAA":0}
        string_1st_surrogate_but_2nd_missing: ["\uDADA"]
        string_1st_valid_surrogate_2nd_invalid: ["\uD888\u1234"]
        string_incomplete_surrogate_and_escape_valid: ["\uD800\n"]
        string_incomplete_surrogate_pair: ["\uDd1ea"]
        string_incomplete_surrogates_escape_valid: ["\uD800\uD800\n"]
        string_invalid_lonely_surrogate: ["\ud800"]
        string_invalid_surrogate: ["\ud800abc"]
        string_inverted_surrogates_U+1D11E: ["\uDd1e\uD834"]
        string_lone_second_surrogate: ["\uDFAA"]
        """#),
    OpenCases(
      areAccepted: false,
      reason: "RFC 8259, 8.1: JSON is UTF-8, and these bytes are not.",
      cases: #"""
        string_invalid_utf-8: hex 5b 22 ff 22 5d
        string_iso_latin_1: hex 5b 22 e9 22 5d
        string_lone_utf8_continuation_byte: hex 5b 22 81 22 5d
        string_not_in_unicode_range: hex 5b 22 f4 bf bf bf 22 5d
        string_overlong_sequence_2_bytes: hex 5b 22 c0 af 22 5d
        string_overlong_sequence_6_bytes: hex 5b 22 fc 83 bf bf bf bf 22 5d
        string_overlong_sequence_6_bytes_null: hex 5b 22 fc 80 80 80 80 80 22 5d
        string_truncated-utf-8: hex 5b 22 e0 ff 22 5d
        string_UTF-8_invalid_sequence: hex 5b 22 e6 97 a5 d1 88 fa 22 5d
        string_UTF8_surrogate_U+D800: hex 5b 22 ed a0 80 22 5d
        """#),
    OpenCases(
      areAccepted: false,
      reason: "RFC 8259, 8.1: JSON is UTF-8, not UTF-16.",
      cases: #"""
        string_UTF-16LE_with_BOM: hex ff fe 5b 00 22 00 e9 00 22 00 5d 00
        string_utf16BE_no_BOM: hex 00 5b 00 22 00 e9 00 22 00 5d
        string_utf16LE_no_BOM: hex 5b 00 22 00 e9 00 22 00 5d 00
        """#),
    OpenCases(
      areAccepted: true,
      reason: "RFC 8259, 8.1: a reader may skip a byte order mark, and editors write it.",
      cases: #"""
        structure_UTF-8_BOM_empty_object: hex ef bb bf 7b 7d
        """#),
  ]
}
