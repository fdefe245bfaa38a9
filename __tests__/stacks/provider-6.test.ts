/** The emitted Terraform under the newest AWS provider that it admits, as the bindings know that provider's schema. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeclaration } from "../../config/load";
import { bodiesOf, emit } from "./synth";

const root = join(__dirname, "..", "..");
const examples = readdirSync(join(root, "examples"))
  .filter((file) => file.endsWith(".yaml") && loadable(file))
  .map((file) => join("examples", file));
const connections = ["connections.yaml", ...examples].flatMap((file) =>
  loadDeclaration(join(root, file)).declaration.connections.map(
    (connection) => [`${file}: ${connection.id}`, connection] as const,
  ),
);

function loadable(file: string): boolean {
  return /^connections:/m.test(readFileSync(join(root, "examples", file), "utf8"));
}

/** What Terraform itself knows of every resource. */
const META = ["depends_on", "for_each", "count", "lifecycle", "provider", "provisioner", "connection"];

/** Attributes and blocks of a resource type or data source in 6.x: what its binding can write. */
function schemaOf(address: string): ReadonlySet<string> {
  const [type = "", data] = address.startsWith("data.")
    ? [address.split(".")[1], "data-"]
    : [address.split(".")[0]];
  const folder = `${data ?? ""}${type.replace(/_/g, "-").replace(/^aws-/, data === undefined ? "" : "aws-")}`;
  const binding = readFileSync(
    join(root, "node_modules", "@cdktf", "provider-aws", "lib", folder, "index.js"),
    "utf8",
  );
  const attributes = /\n {4}synthesizeAttributes\(\) \{([\s\S]*?)\n {4}\}/.exec(binding)?.[1] ?? "";
  return new Set([...attributes.matchAll(/^ {12}(\w+): /gm)].map(([, name]) => name ?? ""));
}

describe("under AWS provider 6", () => {
  it("the bindings are of 6.x", () => {
    const manifest = readFileSync(
      join(root, "node_modules", "@cdktf", "provider-aws", "package.json"),
      "utf8",
    );
    expect((JSON.parse(manifest) as { cdktf: unknown }).cdktf).toMatchObject({
      provider: { name: expect.stringMatching(/hashicorp\/aws$/), version: expect.stringMatching(/^6\./) },
    });
  });

  it.each(connections)("%s uses nothing that was removed", (_, connection) => {
    const unknown = Object.entries(bodiesOf(emit(connection)))
      .filter(([address]) => /^(data\.)?aws_/.test(address))
      .flatMap(([address, body]) => {
        const schema = schemaOf(address);
        expect(schema.size).toBeGreaterThan(0);
        return Object.keys(body as object)
          .filter((name) => !META.includes(name) && !schema.has(name))
          .map((name) => `${address}.${name}`);
      });
    expect(unknown).toEqual([]);
  });

  it("and something removed is found", () => {
    // `vpc` of an elastic IP went with 6.0; `domain` takes its place.
    const schema = schemaOf("aws_eip.any");
    expect([schema.has("vpc"), schema.has("domain")]).toEqual([false, true]);
  });
});
