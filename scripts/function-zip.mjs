// npm run functions: packs the Lambda functions that stacks emit. Stored, not compressed, and without a date, so that
// every machine makes the same bytes; --check fails where the committed archive is stale.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const FUNCTIONS = [join(root, "stacks", "endpoint-service", "function", "rds_targets.py")];

const check = process.argv.includes("--check");
for (const source of FUNCTIONS) {
  const archive = source.replace(/\.py$/, ".zip");
  const bytes = zip(basename(source), readFileSync(source));
  if (!check) writeFileSync(archive, bytes);
  else if (!readFileSync(archive).equals(bytes)) {
    process.stderr.write(`${relative(root, archive)} is stale: run npm run functions\n`);
    process.exitCode = 1;
  }
  if (!check)
    process.stdout.write(
      `${relative(root, archive)} ${createHash("sha256").update(bytes).digest("base64")}\n`,
    );
}

/** A zip archive with one file, readable by all, dated 1980-01-01. */
function zip(name, content) {
  const title = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed
  common.writeUInt16LE(0x21, 8); // date
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([signature("PK\x03\x04"), common, title, content]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((0o100644 << 16) >>> 0, 6); // attributes
  const central = Buffer.concat([
    signature("PK\x01\x02"),
    Buffer.from([20, 3]), // made by Unix
    common,
    rest,
    title,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, signature("PK\x05\x06"), end]);
}

function signature(text) {
  return Buffer.from(text, "latin1");
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
