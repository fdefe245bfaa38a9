/** Conditions that Terraform checks while it plans: whoever meets one must see which rule speaks, and what to do. */
import { readPack } from "../../gate/pack/pack";
import { STACKS } from "./stacks";
import { emit } from "./synth";

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

/** Every condition of a value, wherever it stands in it. */
function conditions(value: unknown): Condition[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(conditions);
  return "error_message" in value ? [value as Condition, ...inside] : inside;
}

const MESSAGES = [
  ...new Set(
    Object.values(STACKS).flatMap((connection) =>
      conditions(emit(connection)).map(({ error_message }) => error_message),
    ),
  ),
].sort();
const RULE = /^([a-z0-9-]+\/[a-z0-9-]+): /;

it("there are conditions for every route", () => {
  expect(MESSAGES.length).toBeGreaterThan(40);
});

describe.each(MESSAGES)("%s", (message) => {
  const [, rule] = RULE.exec(message) ?? [];

  if (rule === undefined) {
    // What the file says of things that exist is no policy: the message names the key to correct.
    it("names a key of the file, or what to do to the thing", () => {
      expect(message).toMatch(/(Correct|Write|Name|or write) [\w$ {}.]|Resize it|Turn|Ask|Have/);
    });
  } else {
    it("begins with the id of a rule", () => {
      expect(readPack().rules.map(({ id }) => id)).toContain(rule);
    });
  }

  it("ends with a remedy", () => {
    const last = message.split(/(?<=[^.])\. /).at(-1);
    expect(last).toMatch(
      /^(Ask|Associate|Correct|Declare|Do not|Give|Have|Name|Open|Resize|Turn|Use|Write) .*\.$/,
    );
  });
});
