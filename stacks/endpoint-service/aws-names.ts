import { createHash } from "node:crypto";

/**
 * A name that AWS keeps unique within an account, made from immutable ids: `astro-<id>`, and `-<digest>` where it would
 * be too long, or where what the digest is made of must give another name.
 */
export function awsName(id: string, longest: number, ...different: readonly string[]): string {
  const name = `astro-${id}`;
  if (different.length === 0 && name.length <= longest) return name;
  const digest = createHash("sha256")
    .update(JSON.stringify([id, ...different]))
    .digest("hex")
    .slice(0, 8);
  return `${name.slice(0, longest - digest.length - 1).replace(/-+$/, "")}-${digest}`;
}
