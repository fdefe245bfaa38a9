/** How a command ended. */
export interface Outcome {
  /** 0 fine · 1 refused by policy · 2 bad input or anything else that went wrong · 128 and more ended by a signal. */
  readonly exit: number;
  /** @default - nothing. Only with exit 0 and 1 */
  readonly stdout?: string;
  /** @default - nothing */
  readonly stderr?: string;
}
