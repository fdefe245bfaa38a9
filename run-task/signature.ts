import { createHmac, timingSafeEqual } from "node:crypto";

/** The header with the signature. */
export const SIGNATURE = "x-tfc-task-signature";

/** Characters of a SHA-512 in hexadecimal. */
const HEX = /^[0-9a-f]{128}$/i;

/**
 * Whether a body was signed with one of the keys: the signature is the HMAC-SHA512 of its bytes, in hexadecimal. Compared
 * in constant time, with every key, so that timing tells neither how much of a forged one is right nor which key is.
 */
export function isSigned(body: Uint8Array, signature: unknown, keys: readonly Buffer[]): boolean {
  if (typeof signature !== "string" || !HEX.test(signature)) return false;
  const given = Buffer.from(signature, "hex");
  return keys
    .map((key) => timingSafeEqual(createHmac("sha512", key).update(body).digest(), given))
    .includes(true);
}
