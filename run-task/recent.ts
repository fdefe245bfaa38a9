/** An hour: as long as Terraform Cloud waits for a task. */
const KEPT_MS = 60 * 60_000;

const MOST = 10_000;

/**
 * The tasks of the last hour. A request that Terraform Cloud sends twice, or that somebody plays back, is one task.
 * Another instance does not know them: there a task is judged again, with the same verdict.
 */
export class RecentTasks {
  private readonly seen = new Map<string, number>();

  /** Notes a task. @returns whether it is new */
  add(id: string, now = Date.now()): boolean {
    for (const [old, at] of this.seen) {
      if (now - at < KEPT_MS && this.seen.size < MOST) break;
      this.seen.delete(old);
    }
    if (this.seen.has(id)) return false;
    this.seen.set(id, now);
    return true;
  }
}
