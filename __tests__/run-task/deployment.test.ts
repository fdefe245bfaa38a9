/** The examples of a deployment, as far as they can be held to the program without a cluster. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { BIN, CONNECTIONS, requireBuilt } from "../cli/astro-connect";
import { temporaryFolder } from "../support/tools";
import { entryPoint, healthCheck } from "./containerfile";
import { Service } from "./service";
import { TerraformCloud } from "./terraform-cloud";

jest.setTimeout(60_000);
const ROOT = join(__dirname, "..", "..");

interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly rules?: readonly { readonly http: { readonly paths: readonly { readonly path: string }[] } }[];
    readonly template?: {
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly livenessProbe: { readonly httpGet: { readonly path: string } };
          readonly readinessProbe: { readonly httpGet: { readonly path: string } };
        }[];
      };
    };
  };
}

const manifests = parseAllDocuments(
  readFileSync(join(ROOT, "examples", "run-task", "kubernetes.yaml"), "utf8"),
).map((document) => document.toJS() as Manifest);
const pod = manifests[0]!.spec.template!.spec;
const [container] = pod.containers;

test("the container starts the program with arguments that it takes, and is found healthy", async () => {
  // GIVEN the files where the manifest mounts them, below a folder of the test
  requireBuilt();
  const cloud = new TerraformCloud();
  const folder = temporaryFolder("deployment");
  for (const [path, text] of [
    ["etc/astro-connect/connections.yaml", CONNECTIONS],
    ["etc/astro-connect/waivers.yaml", "waivers: []\n"],
    ["run/secrets/astro-connect/key", cloud.key],
  ] as const) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = container!.args.map((arg) => arg.replace("=/", `=${folder}/`));
  const [program, bin, command, ...fixed] = entryPoint();
  expect([program, bin, command, ...fixed]).toEqual([
    "node",
    "/app/bin/astro-connect.js",
    "run-task",
    "--listen",
    "0.0.0.0:8080",
  ]);
  expect(BIN).toMatch(/\/bin\/astro-connect\.js$/);
  // WHEN
  const service = await Service.start({ key: "", env: { ASTRO_CONNECT_HMAC_KEY: undefined }, args });
  // THEN
  try {
    for (const { httpGet } of [container!.livenessProbe, container!.readinessProbe])
      expect((await service.get(httpGet.path)).status).toBe(200);
    expect(healthCheck()).toEqual(["node", "-e", expect.stringContaining("http://127.0.0.1:8080/healthz")]);
    const paths = manifests.flatMap(({ spec }) => spec.rules ?? []).flatMap(({ http }) => http.paths);
    expect(paths.map(({ path }) => path)).toEqual([new URL(service.url).pathname]);
  } finally {
    await service.stop("SIGKILL");
  }
});

test("the pod waits longer than the service needs to end in good order", () => {
  const drain = Number(/--drain=(\d+)/.exec(container!.args.join(" "))?.[1]);
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(drain + 10);
});
