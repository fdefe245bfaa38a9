import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProgram, type Tool } from "./tools";

/** The real OPA: the second opinion on the wasm. */
export const opa: Tool<string> = {
  name: "opa",
  howToGet: "go install github.com/open-policy-agent/opa@v1.22.2",
  find: () => findProgram("opa"),
};

/** What makes the compiled pack smaller; needed to build it again, not to use it. */
export const wasmOpt: Tool<string> = {
  name: "wasm-opt",
  howToGet: "npm ci --prefix scripts/wasm-opt",
  find: () => {
    const program = join(
      __dirname,
      "..",
      "..",
      "scripts",
      "wasm-opt",
      "node_modules",
      "binaryen",
      "bin",
      "wasm-opt",
    );
    return existsSync(program) ? program : undefined;
  },
};

/** conftest: the third. */
export const conftest: Tool<string> = {
  name: "conftest",
  howToGet: "go install github.com/open-policy-agent/conftest@v0.71.1",
  find: () => findProgram("conftest"),
};

/** The oldest OPA that a policy set promises to run on; what organisations pin. */
export const oldestOpa: Tool<string> = {
  name: "opa-1.4",
  howToGet:
    "GOBIN=$PWD/.cache/opa-1.4 go install github.com/open-policy-agent/opa@v1.4.2, and link it as opa-1.4 on the PATH",
  find: () => findProgram("opa-1.4"),
};
