import { Document, isMap, isScalar, Scalar, type YAMLMap } from "yaml";
import { paragraph } from "../terminal";

/** A key of the file, by its path from the top. */
export type Path = readonly (string | number)[];

/** Columns of a comment, without its indentation. */
const WIDTH = 96;

/** A `connections.yaml` that is written key by key; every key keeps the comment that came with it. */
export class CommentedFile {
  private readonly document = new Document({});
  /** Comments that stand before the next key of a mapping, or at its end: by the path of the mapping. */
  private readonly waiting = new Map<string, { readonly path: Path; readonly comment: string }>();

  /** Writes a value. */
  put(path: Path, value: unknown, comment?: string): void {
    const parent = path.slice(0, -1);
    const above = [
      this.waiting.get(key(parent))?.comment,
      comment === undefined ? undefined : commentary(comment),
    ];
    this.waiting.delete(key(parent));
    this.document.setIn(path, this.document.createNode(value, { flow: Array.isArray(value) }));
    const text = above.filter((each) => each !== undefined).join("\n");
    const mapping = this.mappingAt(parent);
    if (text === "" || mapping === undefined) return;
    // Above an entry of a list, not between its dash and its first key.
    if (mapping.items.length === 1 && typeof parent.at(-1) === "number") mapping.commentBefore = text;
    else keyOf(mapping, path.at(-1)).commentBefore = text;
  }

  /** Shows a key that is not there, as a comment. */
  hint(path: Path, example: string, comment: string): void {
    const parent = path.slice(0, -1);
    const before = this.waiting.get(key(parent))?.comment;
    const shown = `${commentary(comment)}\n ${String(path.at(-1))}: ${example}`;
    this.waiting.set(key(parent), {
      path: parent,
      comment: before === undefined ? shown : `${before}\n${shown}`,
    });
  }

  /**
   * The whole text.
   * @param head - lines above everything
   */
  text(head: string): string {
    for (const { path, comment } of this.waiting.values()) {
      const mapping = this.mappingAt(path);
      if (mapping === undefined) throw new Error(`${path.join(".")}: a comment without a mapping`);
      mapping.comment = comment;
    }
    const top = this.mappingAt([]);
    if (top !== undefined) keyOf(top, "connections").spaceBefore = true;
    return `${head}\n${this.document.toString({ lineWidth: 0, flowCollectionPadding: false })}`;
  }

  private mappingAt(path: Path): YAMLMap | undefined {
    const found: unknown = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    return isMap(found) ? found : undefined;
  }
}

/** The node of a key; the library keeps most of them as bare texts, which no comment can be at. */
function keyOf(mapping: YAMLMap, name: unknown): Scalar {
  const pair = mapping.items.find((each) => (isScalar(each.key) ? each.key.value : each.key) === name);
  if (pair === undefined) throw new Error(`${String(name)} is not written`);
  const node = isScalar(pair.key) ? pair.key : new Scalar(pair.key);
  pair.key = node;
  return node;
}

function key(path: Path): string {
  return path.join(".");
}

/** Lines of a comment as the library takes them: everything behind the `#`. */
function commentary(text: string): string {
  return paragraph(" ", text, WIDTH);
}
