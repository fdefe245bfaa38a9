/** The call itself is wrong; a line for each problem says what was found and what to write instead. Exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
