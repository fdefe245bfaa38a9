/**
 * What the guard does with each Terraform command.
 *
 * Commands that touch only the state (`import`, `state rm`, `taint`, `refresh`, …) pass: they change nothing in AWS,
 * and what follows from them shows in the next plan, which is judged.
 */
export type Treatment = "judge" | "pass" | "refuse";

const TREATMENT: Readonly<Record<string, Treatment>> = {
  // Changes AWS: planned, judged, then that plan is applied.
  apply: "judge",
  destroy: "judge",
  // Applies what its test files say, with no plan that could be judged.
  test: "refuse",
  // Lets another program plan and apply over a socket.
  rpcapi: "refuse",
  stacks: "refuse",
  // Reads, or touches only files and state.
  "": "pass",
  console: "pass",
  env: "pass",
  fmt: "pass",
  "force-unlock": "pass",
  get: "pass",
  graph: "pass",
  import: "pass",
  init: "pass",
  login: "pass",
  logout: "pass",
  metadata: "pass",
  modules: "pass",
  output: "pass",
  plan: "pass",
  providers: "pass",
  refresh: "pass",
  show: "pass",
  state: "pass",
  taint: "pass",
  untaint: "pass",
  validate: "pass",
  version: "pass",
  workspace: "pass",
};

/** What the guard does with `command`; one that it does not know is refused, because it might apply. */
export function treatmentOf(command: string): Treatment {
  return (Object.hasOwn(TREATMENT, command) ? TREATMENT[command] : undefined) ?? "refuse";
}
