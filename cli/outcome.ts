/** How a command ended. */
export interface Outcome {
  /** 0 fine · 1 refused by policy · 2 bad input or anything else that went wrong. */
  readonly exit: 0 | 1 | 2;
  /** @default - nothing. Dropped on exit 2 */
  readonly stdout?: string;
  /** @default - nothing */
  readonly stderr?: string;
}
