/**
 * Every hand-over and every step of every route and phase, whole, as the examples' connections have them: a change of a
 * word shows in review. What a deployed stack has told is the matter of the other suites.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadDeclaration } from "../../config/load";
import type { Connection } from "../../config/model";
import { ROUTES } from "../../config/routes";
import { handOvers, progress, render, type StackState } from "../../handover";

const EXAMPLES = join(__dirname, "..", "..", "examples");
const connections = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) =>
    loadDeclaration(join(EXAMPLES, file)).declaration.connections.map((connection) => ({
      name: `${file}, ${connection.id}`,
      connection,
    })),
  );

const NOTHING: StackState = { deployed: false, outputs: {} };
const SOMETHING: StackState = { deployed: true, outputs: {} };

/** Tickets, due ones and later ones, then who is awaited for what. */
function told(connection: Connection, state: StackState): string {
  const texts = handOvers(connection, state).map(
    (each) =>
      `[${each.due ? "due" : "later"}, ${each.ready ? "ready" : "not ready"}]\n${render([each], "text")}`,
  );
  const steps = progress(connection, state).clusters.map(
    ({ id, phase, done, awaited, next }) =>
      `${id}: ${phase}\n` +
      done.map((what) => `  done ${what}\n`).join("") +
      awaited.map(({ what, from }) => `  awaited ${what}, from ${from}\n`).join("") +
      `  next ${next}\n`,
  );
  return [...texts, ...steps].join("\n");
}

test("the examples have every route, in both phases", () => {
  const seen = connections.flatMap(({ connection }) =>
    progress(connection).clusters.map(({ phase }) => `${connection.route} ${phase}`),
  );
  const routes = ROUTES.map(({ schema }) => schema.entries.route.literal);
  expect(new Set(seen)).toEqual(
    new Set(routes.flatMap((route) => [`${route} request`, `${route} complete`])),
  );
});

describe.each(connections)("$name", ({ connection }) => {
  test("before anything is deployed", () => {
    expect(told(connection, NOTHING)).toMatchSnapshot();
  });

  test.each([
    ["still deployed", SOMETHING],
    ["destroyed", NOTHING],
  ])("retired, %s", (_, state) => {
    expect(told({ ...connection, retired: true }, state)).toMatchSnapshot();
  });
});
