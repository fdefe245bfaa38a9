/**
 * Something the user can put right; its message is all they need to see.
 *
 * The commands print it as one line and exit with 2, never with a stack trace.
 */
export class RunnerError extends Error {
  override readonly name = "RunnerError";
}
