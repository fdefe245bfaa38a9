// Part of npm run build: the command line in one file, because Node takes longer to find 140 files than to run them.
// Packages that only some commands need stay outside, and are loaded when they are needed.
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What every command needs, or `check`. */
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

const packages = {
  name: "packages",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) => {
      const name = path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/");
      return INLINED.has(name) ? undefined : { path, external: true };
    });
  },
};

await build({
  entryPoints: [join(root, "dist", "cli", "main.js")],
  outfile: join(root, "dist", "cli", "bundle.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "linked",
  logLevel: "warning",
  plugins: [packages],
});
