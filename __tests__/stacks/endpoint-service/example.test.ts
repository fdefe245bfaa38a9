/** `examples/endpoint-service.yaml`: loaded, emitted and judged as `npm start` does. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Testing } from "cdktf";
import { loadDeclaration } from "../../../config/load";
import { StackValidation, synth } from "../../../gate/cdktf";
import { handOvers } from "../../../handover";
import { buildApp, ConnectionStack } from "../../../stacks";
import { cluster, fileOf } from "../../config/samples";
import { temporaryFolder } from "../../support/tools";
import { endpointService } from "./sample";

const FILE = resolve(__dirname, "../../../examples/endpoint-service.yaml");

test("the example shows both load balancers and phases, and nothing in it is refused or warned of", () => {
  // GIVEN
  const loaded = loadDeclaration(FILE);
  const projectDir = temporaryFolder("example");
  // WHEN
  const { report } = synth(buildApp(loaded, { projectDir, outdir: resolve(projectDir, "out") }), {
    config: FILE,
  });
  // THEN
  expect(report.findings).toEqual([]);
  expect(report.summary.judged).toBeGreaterThan(0);
  const kinds = loaded.declaration.connections.map((each) => handOvers(each).map(({ kind }) => kind));
  expect(kinds).toEqual([["let-terraform-provide", "add-endpoint", "endpoint-accepted"], ["add-endpoint"]]);
});

test.each([
  [
    "admits an account that is no cluster's",
    { accountId: "777777777777" },
    {},
    "endpoint-service/principal-is-cluster",
  ],
  [
    "guards its load balancer against the cluster",
    { cidr: "172.29.0.0/20" },
    {},
    "endpoint-service/load-balancer-admits-consumer",
  ],
  [
    "leaves its load balancer unprotected",
    {},
    { deletionProtection: false },
    undefined, // a warning: said, but no reason to stop
  ],
])("the policies see through a stack that %s", (_, facts, balancer, rule) => {
  // GIVEN facts with another truth than the stack's
  const config = resolve(temporaryFolder("facts"), "connections.yaml");
  writeFileSync(config, fileOf([cluster({ cidr: "172.21.0.0/20", ...facts })]));
  const { loadBalancer } = endpointService();
  const connection = endpointService({
    loadBalancer: { ...loadBalancer, ...balancer } as typeof loadBalancer,
  });
  // WHEN
  const found = new StackValidation(new ConnectionStack(Testing.app(), connection), { config }).validate();
  // THEN
  expect(found).toEqual(rule === undefined ? [] : expect.arrayContaining([expect.stringContaining(rule)]));
});
