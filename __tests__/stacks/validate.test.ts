import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Backend } from "../../config/model";
import { terraform } from "../support/terraform";
import { describeWith, temporaryFolder } from "../support/tools";
import { ADOPTED } from "./adopted-stacks";
import { peering } from "./sample";
import { bytesOf } from "./synth";
import { CLOUD, S3, STACKS } from "./stacks";

const origin = { file: "connections.yaml", at: () => ({ line: 1, column: 1 }) };

describeWith(terraform, "every emitted stack is valid Terraform", (tool) => {
  const folder = temporaryFolder("validate");
  const env = tool.environment();
  // As modules of one root, so that the provider starts once for all; only a root's backend counts.
  const ignored = "Backend configuration ignored";
  const stacks = Object.entries({ ...STACKS, ...ADOPTED });

  beforeAll(() => {
    // GIVEN
    for (const [name, connection] of stacks) {
      mkdirSync(join(folder, name));
      // Only a root may import; e2e does.
      const { import: _, ...module } = JSON.parse(bytesOf(connection, { origin })) as Record<string, unknown>;
      writeFileSync(join(folder, name, "cdk.tf.json"), JSON.stringify(module));
    }
    const modules = stacks.map(([name]) => [name, { source: `./${name}` }] as const);
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ module: Object.fromEntries(modules) }));
  });

  it("takes the AWS provider of the mirror", async () => {
    // WHEN
    const init = await tool.run(folder, ["init", "-no-color"], env);
    // THEN
    expect(init).toMatchObject({ code: 0, stderr: "" });
    expect(init.stdout).toMatch(/Installed hashicorp\/aws v[56]\./);
  }, 120_000);

  it("without an error or a warning", async () => {
    // WHEN
    const { stdout } = await tool.run(folder, ["validate", "-json"], env);
    // THEN
    const { valid, diagnostics } = JSON.parse(stdout) as {
      valid: boolean;
      diagnostics: { summary: string; detail: string; range?: { filename: string } }[];
    };
    const told = diagnostics.filter(({ summary }) => summary !== ignored);
    expect({ valid, told }).toEqual({ valid: true, told: [] });
  }, 120_000);

  it("and one that is not is found", async () => {
    // GIVEN a stack with an attribute that no provider knows
    const broken = join(folder, "everything-of-vpc-peering", "broken.tf.json");
    const route = { route_table_id: "rtb-1", destination: "10.0.0.0/8" };
    writeFileSync(broken, JSON.stringify({ resource: { aws_route: { broken: route } } }));
    // WHEN
    const { stdout } = await tool.run(folder, ["validate", "-json"], env);
    // THEN
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, error_count: 1 });
  }, 120_000);
});

describeWith(terraform, "Terraform understands every backend", (tool) => {
  const asked: string[] = [];
  const server = createServer(({ headers, url }, response) => {
    asked.push(`${headers.host}${url}`);
    response.writeHead(403).end();
  });
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    env = tool.environment({
      AWS_ACCESS_KEY_ID: "none",
      AWS_SECRET_ACCESS_KEY: "none",
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    });
  });
  afterAll(() => server.close());

  const init = (backend: Backend) => {
    const folder = temporaryFolder("backend");
    const stack = JSON.parse(bytesOf(peering({ backend }))) as { terraform: object };
    // The terraform block alone: init reads it before it looks for providers, and here none are needed.
    const terraform = { ...stack.terraform, required_providers: {} };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
    return tool.run(folder, ["init", "-no-color"], env);
  };

  it("local", async () => {
    expect(await init({ type: "local" })).toMatchObject({ code: 0, stderr: "" });
  }, 30_000);

  it.each<[string, Backend]>([
    ["with its own lock file", S3],
    ["with a DynamoDB table", { ...S3, dynamodbTable: "locks", key: "a/b.tfstate" }],
  ])(
    "S3 %s, up to the refusal of the server",
    async (_, backend) => {
      const { stderr } = await init(backend);
      expect(stderr).toContain("403");
      expect(stderr).not.toMatch(/Unsupported|Invalid|Missing/);
      expect(asked.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it("Terraform Cloud, up to the host it asks", async () => {
    const { stderr } = await init({ ...CLOUD, hostname: "tfe.invalid" });
    expect(stderr).toContain("tfe.invalid");
    expect(stderr).not.toMatch(/Unsupported|Missing/);
  }, 60_000);
});
