import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** A plan that real Terraform made (or, for providers that cannot be had, one written by hand), and what is found in it. */
export interface Fixture {
  /** `vpc-peering/accepter-must-accept/fail-unset`. */
  readonly name: string;
  /** The rule it was made for. */
  readonly rule: string;
  readonly plan: string;
  readonly facts: string;
  /** What the whole pack finds. */
  readonly expected: readonly ExpectedFinding[];
}

/** A finding as `expected.json` has it. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly address: string | null;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly unknown: boolean;
}

const FOLDER = join(__dirname, "..", "fixtures");

/** Every fixture, by name. */
export function fixtures(): Fixture[] {
  return readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".plan.json"))
    .sort()
    .map((file) => {
      const plan = join(FOLDER, file);
      const own = plan.replace(/\.plan\.json$/, ".facts.json");
      const all = JSON.parse(readFileSync(join(dirname(plan), "expected.json"), "utf8")) as Record<
        string,
        ExpectedFinding[]
      >;
      const expected = all[basename(plan, ".plan.json")];
      if (expected === undefined) throw new Error(`${file} stands in no expected.json: npm run fixtures`);
      const rule = relative(FOLDER, dirname(plan));
      return {
        name: file.replace(/\.plan\.json$/, ""),
        rule,
        plan,
        facts: existsSync(own) ? own : join(FOLDER, "facts.json"),
        expected: inOrder(expected),
      };
    });
}

/** Findings in one order, whoever found them. */
export function inOrder<F extends Pick<ExpectedFinding, "rule" | "address" | "actual" | "message">>(
  findings: readonly F[],
): F[] {
  const key = ({ rule, address, actual, message }: F): string =>
    JSON.stringify([rule, address, actual, message]);
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
