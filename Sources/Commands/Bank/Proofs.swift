struct ProofsFile: Decodable {
  let proofs: [String: [String]]
}
