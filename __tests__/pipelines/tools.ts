import { join } from "node:path";
import { findProgram, type Tool } from "../support/tools";
import { ROOT } from "./workspace";

/** Where CONTRIBUTING.md says to install what `requirements.txt` lists. */
const BIN = join(ROOT, ".cache", "pipelines", "bin");

function tool(name: string, howToGet: string): Tool<string> {
  return {
    name,
    howToGet,
    find: () => findProgram(name, { ...process.env, PATH: `${BIN}:${process.env["PATH"] ?? ""}` }),
  };
}

const PYTHON =
  "python3 -m venv .cache/pipelines, then pip install -r __tests__/pipelines/requirements.txt there";

export const shellcheck = tool("shellcheck", PYTHON);
export const checkJsonschema = tool("check-jsonschema", PYTHON);
export const preCommit = tool("pre-commit", PYTHON);
export const actionlint = tool("actionlint", "go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7");
/** A Python that has `cmarkgfm`, GitHub's own renderer of Markdown. */
export const cmarkgfm: Tool<string> = {
  name: "cmarkgfm",
  howToGet: PYTHON,
  find: () => findProgram("python3", { PATH: BIN }),
};
/** Any Python, for its pseudo terminals. */
export const python = tool("python3", "install Python 3");
