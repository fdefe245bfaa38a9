/**
 * Something that cannot be judged: exit code 2. The message is one line per problem and says where, what was found and
 * what to do.
 */
export class CannotJudge extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CannotJudge";
  }
}
