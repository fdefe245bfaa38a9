import type { YAMLError } from "yaml";
import type { Position, Problem } from "../errors";

/** Says a syntax error of YAML in words that help: what was found, what to write. */
export function syntaxProblem(error: YAMLError, positionOf: (offset: number) => Position): Problem {
  const { found, write } = inWords(error);
  return { ...positionOf(error.pos[0]), found, message: `found ${found}; write ${write}` };
}

function inWords(error: YAMLError): { found: string; write: string } {
  // The library catches the end of its own stack.
  if (/call stack/.test(error.message))
    return { found: "lists or mappings nested too deeply", write: "them flat" };
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { found: "a tab as indentation", write: "spaces" };
    case "MULTIPLE_DOCS":
      return { found: "a second YAML document", write: "one document per file" };
    case "TAG_RESOLVE_FAILED":
      return { found: "a YAML tag (!…)", write: "the value without it" };
    case "BAD_INDENT":
      return { found: `wrong indentation (${said(error)})`, write: "keys of one mapping in one column" };
    case "MISSING_CHAR":
      return { found: `YAML that is not complete (${said(error)})`, write: "the missing character" };
    default:
      return { found: `YAML that cannot be read (${said(error)})`, write: "it as YAML 1.2 demands" };
  }
}

function said(error: YAMLError): string {
  return (error.message.split("\n")[0] ?? "").slice(0, 160);
}
