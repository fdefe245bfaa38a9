// Part of npm run build: the command line in one file, and the app of `main.ts` with the framework in another, because Node
// takes longer to find hundreds of files than to run them. Beside each lies the code that V8 compiles of it (`bin/load.js`).
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");

/** Of the packages of the command line: what every command needs, or `check`. Others are loaded when they are needed. */
const INLINED = new Set([
  "@open-policy-agent/opa-wasm",
  "@streamparser/json",
  "commander",
  "fastest-levenshtein",
  "ipaddr.js",
  "picocolors",
  "sprintf-js",
  "valibot",
  "yaml",
]);

const someOutside = {
  name: "packages",
  setup({ onResolve }) {
    // Brings the AWS SDK, and is loaded by `verify` alone.
    onResolve({ filter: /\/verify\/index\.js$/ }, () => ({ path: "../verify.bundle.cjs", external: true }));
    onResolve({ filter: /^[^./]/ }, ({ path }) => {
      const name = path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/");
      return INLINED.has(name) ? undefined : { path, external: true };
    });
  },
};

const BUNDLES = [
  { entry: "cli/main.js", bundle: "cli/bundle.cjs", plugins: [someOutside] },
  { entry: "main.js", bundle: "main.bundle.cjs", plugins: [] },
  { entry: "verify/index.js", bundle: "verify.bundle.cjs", plugins: [] },
];

/** Something to judge. */
const PLAN = {
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  resource_changes: [
    {
      address: "aws_route.astro",
      mode: "managed",
      type: "aws_route",
      name: "astro",
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: {
        actions: ["create"],
        before: null,
        after: {
          destination_cidr_block: "172.20.0.0/20",
          vpc_peering_connection_id: "pcx-0aaaaaaaaaaaaaaa1",
        },
        after_unknown: { id: true },
      },
    },
  ],
  configuration: { root_module: {} },
};

const stale = BUNDLES.filter(({ bundle }) => !newest(bundle));
await Promise.all(
  stale.map(({ entry, bundle, plugins }) => {
    rmSync(join(dist, `${bundle}.code`), { force: true });
    return build({
      entryPoints: [join(dist, entry)],
      outfile: join(dist, bundle),
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: "linked",
      logLevel: "warning",
      plugins,
    });
  }),
);
if (stale.length > 0) keepCode();

/** Whether a bundle is newer than all it is made of: the compiler notes what it wrote, npm what it installed. */
function newest(bundle) {
  const made = changed(join(dist, `${bundle}.code`));
  return [
    join(dist, ".tsbuildinfo"),
    join(root, "node_modules", ".package-lock.json"),
    fileURLToPath(import.meta.url),
    process.execPath,
  ].every((source) => changed(source) < made);
}

function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Runs each bundle once, as it is mostly run, and keeps the code of what ran. */
function keepCode() {
  const folder = mkdtempSync(join(tmpdir(), "astro-connect-build-"));
  try {
    const declared = join(root, "examples", "vpc-peering.yaml");
    const plan = join(folder, "plan.json");
    writeFileSync(plan, JSON.stringify(PLAN));
    run("cli/bundle.cjs", ["check", plan, "--config", declared]);
    run("main.bundle.cjs", [declared]);
    run("verify.bundle.cjs", []);
    function run(bundle, args) {
      spawnSync(process.execPath, [join(root, "scripts", "keep-code.cjs"), join(dist, bundle), ...args], {
        env: { ...process.env, CDKTF_OUTDIR: join(folder, "cdktf.out") },
        stdio: "ignore",
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
