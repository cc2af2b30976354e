import Files
import Testing

@Suite struct UserFolderTests {
  @Test(
    arguments: [
      ([:], nil, nil), (["HOME": ""], nil, nil),
      (["HOME": "/home/me"], "/home/me/.local/share/prep", "/home/me/.cache/prep"),
      (["HOME": "/home/me", "XDG_DATA_HOME": "/data"], "/data/prep", "/home/me/.cache/prep"),
      (["HOME": "/me", "XDG_CACHE_HOME": "/cache"], "/me/.local/share/prep", "/cache/prep"),
      // To be ignored, says the specification.
      (
        ["HOME": "/me", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": ""], "/me/.local/share/prep",
        "/me/.cache/prep"
      ),
      // As a shell leaves it within quotes.
      (["HOME": "/me", "XDG_DATA_HOME": "~/data"], "/me/data/prep", "/me/.cache/prep"),
      (["XDG_DATA_HOME": "/data", "XDG_CACHE_HOME": "/cache"], "/data/prep", "/cache/prep"),
    ] as [([String: String], String?, String?)])
  func `folders are those of the XDG specification`(
    environment: [String: String], data: String?, cache: String?
  ) {
    #expect(UserFolder.data.path(of: "prep", in: environment) == data)
    #expect(UserFolder.cache.path(of: "prep", in: environment) == cache)
  }
}
