import { findProgram, type Tool } from "./tools";

/** The real OPA: the second opinion on the wasm. */
export const opa: Tool<string> = {
  name: "opa",
  howToGet: "go install github.com/open-policy-agent/opa@v1.22.2",
  find: () => findProgram("opa"),
};

/** conftest: the third. */
export const conftest: Tool<string> = {
  name: "conftest",
  howToGet: "go install github.com/open-policy-agent/conftest@v0.71.1",
  find: () => findProgram("conftest"),
};
