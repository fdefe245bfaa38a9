/** The call itself is wrong. Each problem says in one line what was found and what to write instead. Exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(...problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }

  readonly problems: readonly string[];
}
