import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Problem } from "../errors";
import { describe } from "../values/describe";

const DEEPEST = 50;
const MOST_ALIASED = 100_000;

interface Anchor {
  readonly node: Node;
  /** Undefined while the node is being read: an alias to it would contain itself. */
  done?: { readonly value: unknown; readonly size: number };
}

/**
 * Turns YAML nodes into plain data.
 *
 * Own code, because the library's `toJS` copies an alias where it is used (a bomb grows before it is refused),
 * looks for doubled keys in quadratic time, and lets `__proto__` through.
 */
export class PlainReader {
  readonly problems: Problem[] = [];
  /** Whether what was read must not be looked at any further. */
  fatal = false;

  private readonly anchors = new Map<string, Anchor>();
  private readonly targets = new Map<Node, Node>();
  private depth = 0;
  private size = 0;
  private aliased = 0;

  constructor(private readonly problemAt: (offset: number, found: string, write: string) => Problem) {}

  read(node: Node | null | undefined): unknown {
    if (node == null) return null;
    this.size += 1;
    if (isAlias(node)) return this.readAlias(node, node.source);
    if (this.depth >= DEEPEST) {
      this.fatal ||= this.report(node, "lists or mappings nested too deeply", "them flat");
      return null;
    }
    const anchor: Anchor = { node };
    if ("anchor" in node && typeof node.anchor === "string") this.anchors.set(node.anchor, anchor);
    const before = this.size;
    this.depth += 1;
    const value = this.readContent(node);
    this.depth -= 1;
    anchor.done = { value, size: this.size - before + 1 };
    return value;
  }

  /** The node itself, or what an alias stands for. */
  follow(node: Node | undefined): Node | undefined {
    return node === undefined ? undefined : (this.targets.get(node) ?? node);
  }

  private readContent(node: Node): unknown {
    if (isMap<Node | null, Node | null>(node)) return this.readMap(node);
    if (isSeq<Node | null>(node)) return this.readList(node);
    return isScalar(node) ? node.value : null;
  }

  private readAlias(node: Node, name: string): unknown {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) {
      this.fatal = this.report(
        node,
        `the alias *${name}` + " without its anchor",
        `&${name} before it, or the value`,
      );
      return null;
    }
    if (anchor.done === undefined) {
      this.fatal = this.report(node, `the alias *${name} inside its own anchor`, "the value");
      return null;
    }
    this.targets.set(node, this.follow(anchor.node) ?? anchor.node);
    this.size += anchor.done.size;
    this.aliased += anchor.done.size;
    if (this.aliased > MOST_ALIASED) {
      this.fatal ||= this.report(
        node,
        `aliases that stand for more than ${MOST_ALIASED} values`,
        "fewer of them",
      );
      return null;
    }
    return anchor.done.value;
  }

  private readList(node: YAMLSeq<Node | null>): unknown[] {
    return node.items.map((item) => this.read(item));
  }

  private readMap(node: YAMLMap<Node | null, Node | null>): Record<string, unknown> {
    const mapping = Object.create(null) as Record<string, unknown>;
    const offsets = new Map<string, number>();
    for (const { key, value } of node.items) {
      if (!isScalar(key) || key.value === null) {
        this.report(key ?? node, "a key that is not text", "a word as key");
        continue;
      }
      const name = keyText(key);
      const earlier = offsets.get(name);
      if (earlier !== undefined) {
        const { line } = this.problemAt(earlier, "", "");
        this.report(key, `the key ${describe(name)} a second time (first in line ${line})`, "it once");
      } else if (name === "<<") {
        this.report(key, "a merge key (<<), which YAML 1.2 does not have", "the keys out");
      } else if (name in Object.prototype) {
        this.report(key, `the key ${describe(name)}, which never has a meaning here`, "the file without it");
      } else {
        offsets.set(name, key.range?.[0] ?? 0);
        mapping[name] = this.read(value);
        continue;
      }
      this.read(value); // its anchors may be used below
    }
    return mapping;
  }

  private report(node: Node, found: string, write: string): true {
    this.problems.push(this.problemAt(node.range?.[0] ?? 0, found, write));
    return true;
  }
}

/** What a key says: `1:` and `true:` are words here. */
export function keyText({ value, source }: Scalar): string {
  return typeof value === "string" ? value : (source ?? "");
}
