import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from "yaml";
import { ConfigError, type Position, type Problem } from "../errors";
import type { Path, Positions } from "../positions";
import { exceeds } from "./bounds";
import { keyText, PlainReader } from "./plain-reader";
import { syntaxProblem } from "./syntax-problem";

/** A YAML text as plain data, and where each part of it stands. */
export interface SourceDocument {
  /** Mappings have no prototype and only keys that are text. */
  readonly value: unknown;
  /** What is wrong with it as YAML, though it could be read: doubled keys and the like. */
  readonly problems: readonly Problem[];
  readonly positions: Positions;
  /** Where the key of a value stands. */
  keyAt(path: Path): Position;
  /** The text of a scalar as it stands in the file: `012345678901`, where its value is a number. */
  sourceOf(path: Path): string | undefined;
}

/**
 * Reads one YAML document.
 * @param content - what an empty file lacks
 * @throws ConfigError with every syntax error, or when it is empty or built to exhaust memory
 */
export function parseSource(
  file: string,
  text: string,
  content = "the part astro: with your clusters, as in examples/vpc-peering.yaml",
): SourceDocument {
  const lines = new LineCounter();
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problemAt = (offset: number, found: string, write: string): Problem => ({
    ...positionOf(offset),
    found,
    message: `found ${found}; write ${write}`,
  });

  const tooMuch = exceeds(text);
  if (tooMuch !== undefined) {
    const before = text.slice(0, tooMuch.offset).split("\n");
    const position = { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
    const { found } = tooMuch;
    throw new ConfigError([
      { ...position, found, message: `found ${found}; write several smaller, flatter files` },
    ]);
  }
  const document = parse(file, text, lines);
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) throw new ConfigError(wrong.map((error) => syntaxProblem(error, positionOf)));
  const root: ParsedNode | null = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    const found = text.trim() === "" ? "an empty file" : "a file without content";
    throw new ConfigError([problemAt(0, found, content)]);
  }

  const reader = new PlainReader(problemAt);
  const value = reader.read(root);
  if (reader.fatal) throw new ConfigError(reader.problems);

  /** The deepest node on the way, and whether it is the whole way. */
  const find = (path: Path): Found => {
    let node: Node | undefined = root;
    let offset = root.range[0];
    let key = offset;
    for (const step of path) {
      const next = child(reader.follow(node), step);
      if (next === undefined) return { offset, key, node: undefined };
      node = next.node;
      offset = next.offset;
      key = next.key;
    }
    return { offset, key, node };
  };

  return {
    value,
    problems: reader.problems,
    positions: { at: (path) => positionOf(find(path).offset) },
    keyAt: (path) => positionOf(find(path).key),
    sourceOf(path) {
      const node = reader.follow(find(path).node);
      return isScalar(node) ? (node.source ?? "") : undefined;
    },
  };
}

function parse(
  file: string,
  text: string,
  lineCounter: LineCounter,
): ReturnType<typeof parseDocument<ParsedNode>> {
  try {
    return parseDocument<ParsedNode>(text, {
      version: "1.2",
      schema: "core",
      strict: true,
      merge: false,
      // The library compares every key with every other; the reader does it with a set.
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: "error",
      lineCounter,
    });
  } catch (error) {
    // Thousands of brackets exhaust the stack of the library.
    if (!(error instanceof RangeError)) throw error;
    const found = "lists or mappings nested too deeply";
    throw new ConfigError([{ file, line: 1, column: 1, found, message: `found ${found}; write them flat` }]);
  }
}

/** A node, the place that stands for it, and that of its key. */
interface Found {
  readonly node: Node | undefined;
  readonly offset: number;
  readonly key: number;
}

/** A child and the place that stands for it: a scalar's own, a list's or mapping's key. */
function child(node: Node | undefined, step: string | number): Found | undefined {
  if (isSeq<Node>(node) && typeof step === "number") {
    const item = node.items[step];
    return item?.range == null ? undefined : { node: item, offset: item.range[0], key: item.range[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && keyText(key) === step);
  if (pair?.key.range == null) return undefined;
  const value = pair.value ?? undefined;
  const ownPlace = (isScalar(value) && (value.source ?? "") !== "") || isAlias(value);
  const key = pair.key.range[0];
  return { node: value, offset: ownPlace && value.range != null ? value.range[0] : key, key };
}
