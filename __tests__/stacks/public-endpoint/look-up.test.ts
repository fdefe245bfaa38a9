/**
 * External addresses that are looked up. The Astro provider cannot be had without network, so its data source is a local
 * of the same shape here; Terraform itself evaluates what is emitted around it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { terraform } from "../../support/terraform";
import { describeWith, temporaryFolder } from "../../support/tools";
import { emit } from "../synth";
import { databricks, groups, ips, ORGANIZATION, publicEndpoint, reachable, recoverable } from "./sample";

const unknown = reachable(2, { externalIps: ips() });
const lookedUp = (more = {}) => publicEndpoint({ organizationId: ORGANIZATION, ...more });

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

function postconditions(connection = lookedUp(), id = "clk1abcde"): readonly Condition[] {
  const source = emit(connection).data["astro_cluster"]?.[id] as {
    lifecycle: { postcondition: readonly Condition[] };
  };
  return source.lifecycle.postcondition;
}

it("asks Astro for each cluster, by its id", () => {
  const { data, provider, terraform } = emit(lookedUp());
  expect(Object.values(data["astro_cluster"] ?? {})).toMatchObject([
    { id: "clk1abcde" },
    { id: "clk2abcde" },
  ]);
  expect(provider["astro"]).toEqual([{ organization_id: ORGANIZATION }]);
  expect(terraform["required_providers"]).toMatchObject({
    astro: { source: "astronomer/astro", version: ">= 1.5, < 2" },
  });
});

it("reads only what the provider documents", () => {
  // GIVEN
  const file = resolve(__dirname, "../../../providers/astro.schema.json");
  const schema = JSON.parse(readFileSync(file, "utf8")) as {
    provider_schemas: Record<
      string,
      { data_source_schemas: Record<string, { block: { attributes: Record<string, unknown> } }> }
    >;
  };
  const cluster =
    schema.provider_schemas["registry.terraform.io/astronomer/astro"]?.data_source_schemas["astro_cluster"];
  const documented = Object.keys(cluster?.block.attributes ?? {});
  // WHEN
  const text = JSON.stringify(
    emit(lookedUp({ clusters: [{ cluster: recoverable(1) }, { cluster: unknown }] })),
  );
  const read = [...text.matchAll(/(?:self|data\.astro_cluster\.\w+)\.(\w+)/g)].map(([, name]) => name);
  // THEN
  expect(read.length).toBeGreaterThan(0);
  expect(documented).toEqual(expect.arrayContaining(read));
});

describeWith(terraform, "what Terraform makes of it", (tool) => {
  /** Evaluates expressions with the data source of each cluster, and `self`, as given. */
  async function evaluate(values: unknown, sources: unknown, self: unknown = {}): Promise<unknown> {
    const folder = temporaryFolder("look-up");
    const text = JSON.stringify({ output: { values: { value: values } } })
      .replaceAll("data.astro_cluster.", "local.astro_cluster.")
      .replaceAll("self.", "local.self.");
    writeFileSync(join(folder, "main.tf.json"), text);
    writeFileSync(
      join(folder, "locals.tf.json"),
      JSON.stringify({ locals: { astro_cluster: sources, self } }),
    );
    const env = tool.environment();
    const apply = await tool.run(folder, ["apply", "-auto-approve", "-no-color"], env);
    expect(apply).toMatchObject({ code: 0 });
    const { stdout } = await tool.run(folder, ["output", "-json"], env);
    return (JSON.parse(stdout) as { values: { value: unknown } }).values.value;
  }

  const sources = {
    clk1abcde: { metadata: { external_ips: ["52.1.1.4", "52.1.1.3"] } },
    clk2abcde: { metadata: { external_ips: ["52.1.2.9", "52.1.2.8"] } },
  };
  const clusters = [{ cluster: recoverable(1) }, { cluster: unknown }];
  const all = ["52.1.1.3/32", "52.1.1.4/32", "52.1.2.8/32", "52.1.2.9/32", "54.1.1.3/32"];

  it("a Snowflake rule holds every address once, the recovery site's included", async () => {
    const { resource } = emit(lookedUp({ clusters }));
    const { value_list } = resource["snowflake_network_rule"]?.["astro"] as { value_list: unknown };
    expect(await evaluate(value_list, sources)).toEqual(all);
  }, 60_000);

  it("a Databricks list, the others, too", async () => {
    const { resource } = emit(lookedUp({ clusters, target: databricks }));
    const { ip_addresses } = resource["databricks_ip_access_list"]?.["astro"] as { ip_addresses: unknown };
    expect(await evaluate(ip_addresses, sources)).toEqual([...all, "198.51.100.0/24", "203.0.113.7/32"]);
  }, 60_000);

  it("a security group rule has an instance for each", async () => {
    const { resource } = emit(lookedUp({ clusters, target: groups }));
    const rule = resource["aws_vpc_security_group_ingress_rule"]?.["clk2abcde_sg-00000000000000001_443"];
    const { for_each } = rule as { for_each: unknown };
    expect(await evaluate(for_each, sources)).toEqual(["52.1.2.8", "52.1.2.9"]);
  }, 60_000);

  const dr = { is_dr_enabled: false, is_failed_over: false, dr_region: null };
  const own = { metadata: { external_ips: ["52.1.1.4", "52.1.1.3"] } };
  const CASES: readonly [string, unknown, Parameters<typeof postconditions>, boolean[]][] = [
    ["the addresses of the file", { ...dr, ...own }, [undefined, "clk1abcde"], [true, true]],
    ["others", { ...dr, metadata: { external_ips: ["52.1.1.3"] } }, [undefined, "clk1abcde"], [true, false]],
    [
      "those of the other site after a failover",
      { ...dr, is_failed_over: true, metadata: { external_ips: ["54.1.1.3"] } },
      [undefined, "clk1abcde"],
      [true, true],
    ],
    ["none", { ...dr, metadata: { external_ips: [] } }, [undefined, "clk1abcde"], [false, false]],
    ["no metadata", { ...dr, metadata: null }, [undefined, "clk1abcde"], [false, false]],
    [
      "addresses that the file lacks",
      { ...dr, ...own },
      [lookedUp({ clusters }), "clk2abcde"],
      [true, true, true],
    ],
    [
      "a site that the file lacks",
      { ...dr, ...own, is_dr_enabled: true },
      [lookedUp({ clusters }), "clk2abcde"],
      [true, true, false],
    ],
    [
      "only the other site's addresses",
      { ...dr, ...own, is_failed_over: true },
      [lookedUp({ clusters }), "clk2abcde"],
      [true, false, true],
    ],
    [
      "nothing of recovery",
      { ...own, ...NOTHING_TOLD() },
      [lookedUp({ clusters }), "clk2abcde"],
      [true, true, true],
    ],
  ];

  it.each(CASES)(
    "of %s",
    async (_, self, of, expected) => {
      const conditions = postconditions(...of).map(({ condition }) => condition);
      expect(await evaluate(conditions, {}, self)).toEqual(expected);
    },
    60_000,
  );

  it("and a refusal names the rule, the cluster and the addresses", async () => {
    const messages = postconditions().map(({ error_message }) => error_message);
    expect(await evaluate(messages, {}, { ...dr, ...own })).toEqual([
      "public-endpoint/every-address: Astro tells no external IP of Astro cluster clk1abcde. Open a ticket with Astronomer support, and write them as externalIps.",
      "public-endpoint/every-address: Astro cluster clk1abcde has the external IPs 52.1.1.4, 52.1.1.3, not 52.1.1.3, 52.1.1.4. Correct externalIps.",
    ]);
  }, 60_000);
});

function NOTHING_TOLD(): object {
  return { is_dr_enabled: null, is_failed_over: null, dr_region: null };
}
