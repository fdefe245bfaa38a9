const MOST_PARTS = 1_000_000;
const DEEPEST = 1_000;

/**
 * Says what would exhaust memory before the YAML library reads it: each bracket or comma costs half a kilobyte there.
 * Counts characters, not values, so it is generous; @returns undefined for every file a person would write
 */
export function exceeds(text: string): { readonly offset: number; readonly found: string } | undefined {
  let parts = 0;
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    switch (text.charCodeAt(offset)) {
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        continue;
      case 0x0a:
        break;
      case 0x2c: // ,
        break;
      case 0x20: // the space after - ? :
        if (!isIndicator(text.charCodeAt(offset - 1))) continue;
        break;
      default:
        continue;
    }
    parts += 1;
    if (parts > MOST_PARTS) return { offset, found: "more than a million lines and values" };
    if (depth > DEEPEST) return { offset, found: "lists or mappings nested too deeply" };
  }
  return undefined;
}

function isIndicator(code: number): boolean {
  return code === 0x2d || code === 0x3f || code === 0x3a;
}
