import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotJudge } from "../errors";
import { packageRoot } from "../private/package-root";
import type { Severity } from "../finding";

/** What METADATA says of a rule. */
export interface Rule {
  /** `route/kebab-name`; never changes meaning. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  /** The severity of "not known until apply". */
  readonly unknown: Severity;
  readonly remediation: string;
  /** The demand: a sentence of the document, or its source. */
  readonly document: string;
  /** Rows of the table of mistakes it comes from. */
  readonly rows: readonly string[];
  /** Ids the rule had before. */
  readonly aliases: readonly string[];
  /** Terraform that breaks it. */
  readonly avoid: string;
  /** Terraform that keeps it. */
  readonly prefer: string;
  readonly related: readonly string[];
}

/** What the Rego can read of a plan, derived from it by the build. */
export interface Reads {
  /** Every name it can read by. */
  readonly vocabulary: ReadonlySet<string>;
  /** Resource types that matter only if a text attribute is unknown or holds one of these words, in lower case. */
  readonly texts: ReadonlyMap<string, { readonly attribute: string; readonly words: readonly string[] }>;
}

/** The compiled rules and what is known of them. */
export interface PolicyPack {
  readonly wasm: Uint8Array;
  readonly rules: readonly Rule[];
  /** What the Rego can read of a plan. */
  readonly reads: Reads;
}

interface PackFile {
  readonly rules: readonly Rule[];
  readonly vocabulary: readonly string[];
  readonly texts: Readonly<Record<string, { readonly attribute: string; readonly words: readonly string[] }>>;
}

/**
 * Reads the policy pack that was built with this version.
 * @param folder - where it lies @default - `policies/compiled` of this package
 * @throws CannotJudge if a file is missing or was changed
 */
export function readPack(folder: string = join(packageRoot(), "policies", "compiled")): PolicyPack {
  const wasm = read("policy.wasm");
  const table = read("rules.json");
  const expected = read("digest.txt").toString("utf8").trim();
  const hash = createHash("sha256");
  for (const part of [wasm, table]) hash.update(createHash("sha256").update(part).digest());
  if (hash.digest("hex") !== expected) {
    throw damaged("its files do not match their digest");
  }
  const { rules, vocabulary, texts } = tableOf(table);
  return { wasm, rules, reads: { vocabulary: new Set(vocabulary), texts: new Map(Object.entries(texts)) } };

  function read(file: string): Buffer {
    try {
      return readFileSync(join(folder, file));
    } catch {
      throw damaged(`${file} is missing`);
    }
  }
}

/** Says that the pack is not as it was built. */
export function damaged(how: string): CannotJudge {
  return new CannotJudge(`the policy pack is damaged: ${how}; install astro-connect again`);
}

function tableOf(json: Buffer): PackFile {
  const table = parsed(json) as Partial<PackFile> | null;
  const { rules, vocabulary, texts } = table ?? {};
  // Without words to read by, nothing would be read, and all would pass.
  if (!isFilled(rules) || !isFilled(vocabulary) || typeof texts !== "object")
    throw damaged("rules.json is no table of rules");
  return { rules, vocabulary, texts };
}

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString("utf8"));
  } catch {
    return null;
  }
}

function isFilled<T>(list: readonly T[] | undefined): list is readonly T[] {
  return Array.isArray(list) && list.length > 0;
}
