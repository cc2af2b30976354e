private import Commands

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

// `exit` after `run` has returned: everything that gives the terminal back has done so.
private let program = Program(.process())
exit(program.run(Surroundings.arguments, done: { exit(0) }).rawValue)
