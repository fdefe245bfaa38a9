import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrphans } from "../../cli/orphans";
import { outputValues, readLocalState, readState } from "../../cli/state";
import { peering } from "../handover/fixtures";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "astro-connect-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function state(id: string, content: unknown, below = "."): void {
  mkdirSync(join(folder, below), { recursive: true });
  writeFileSync(join(folder, below, `terraform.${id}.tfstate`), JSON.stringify(content));
}

const EMPTY = { version: 4, outputs: {}, resources: [] };
const FULL = {
  version: 4,
  outputs: { a: { value: [1], type: ["list", "number"] }, b: { value: "hidden", sensitive: true } },
  resources: [{}],
};

describe("a local state", () => {
  test("tells its outputs, without the sensitive ones", async () => {
    state("orders", FULL);
    expect(await readState(peering(), folder)).toEqual({ state: { deployed: true, outputs: { a: [1] } } });
  });

  test("is found in the folder that the backend names", () => {
    state("orders", FULL, "states");
    const connection = peering({ backend: { type: "local", path: "states" } });
    expect(readLocalState(connection, folder).state?.deployed).toBe(true);
  });

  test("that is absent or empty is not deployed", () => {
    expect(readLocalState(peering(), folder).state?.deployed).toBe(false);
    state("orders", EMPTY);
    expect(readLocalState(peering(), folder).state?.deployed).toBe(false);
  });

  test.each(["", "{", "[]", "{}", "null"])("that is damaged (%j) is unknown, and said so", (text) => {
    writeFileSync(join(folder, "terraform.orders.tfstate"), text);
    const { state: read, note } = readLocalState(peering(), folder);
    expect(read).toBeUndefined();
    expect(note).toMatch(/^orders: .*terraform\.orders\.tfstate is no Terraform state/);
  });
});

test("a remote state that was never initialised here is unknown, and said so", async () => {
  const backend = { type: "cloud", organization: "example" } as const;
  const { state: read, note } = await readState(peering({ backend }), folder);
  expect(read).toBeUndefined();
  expect(note).toMatch(/^orders: its state is remote/);
});

test("outputs of an unexpected shape are no outputs", () => {
  expect(outputValues([1])).toEqual({});
  expect(outputValues({ a: 1, b: null })).toEqual({});
});

describe("orphans", () => {
  const declaration = { astro: { clusters: [] }, connections: [peering()] };

  test("are states of connections no longer in the file that hold something", () => {
    state("orders", FULL);
    state("gone", FULL);
    state("destroyed", EMPTY);
    expect(findOrphans(declaration, folder)).toEqual([
      { id: "gone", path: "terraform.gone.tfstate", next: expect.stringContaining("retired: true") },
    ]);
  });

  test("that cannot be read may hold something", () => {
    writeFileSync(join(folder, "terraform.gone.tfstate"), "{");
    expect(findOrphans(declaration, folder).map(({ id }) => id)).toEqual(["gone"]);
  });

  test("are looked for where other connections keep their states, too", () => {
    state("gone", FULL, "states");
    const connection = peering({ backend: { type: "local", path: "states" } });
    expect(findOrphans({ ...declaration, connections: [connection] }, folder)).toMatchObject([
      { path: join("states", "terraform.gone.tfstate") },
    ]);
  });

  test("are stack folders that were initialised with a remote state", () => {
    // GIVEN what `terraform init` leaves behind
    for (const [id, type] of [
      ["gone", "s3"],
      ["destroyed", "local"],
      ["orders", "s3"],
    ] as const) {
      const data = join(folder, "cdktf.out", "stacks", id, ".terraform");
      mkdirSync(data, { recursive: true });
      writeFileSync(join(data, "terraform.tfstate"), JSON.stringify({ version: 3, backend: { type } }));
    }
    // WHEN, THEN
    expect(findOrphans(declaration, folder, {})).toMatchObject([{ id: "gone" }]);
  });
});
