/** Why a task ends without a verdict; the message is shown in the run, so it says what to do and holds no secret. */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";

  constructor(
    message: string,
    /** For the metrics: a few words that are the same for all of its kind. */
    readonly kind: string,
  ) {
    super(message);
  }
}

/** A call that may work when it is made again. */
export class Transient extends Error {
  override readonly name = "Transient";

  constructor(
    message: string,
    /** Milliseconds to wait, as the other side asks for. */
    readonly waitMs?: number,
  ) {
    super(message);
  }
}
