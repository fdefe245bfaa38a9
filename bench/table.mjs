// The table of a run: printed, and kept in docs/performance.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import prettier from "prettier";

/** Rows of ratios; each says what was compared with what, and what was wanted. */
export class Table {
  rows = [];

  /**
   * @param work - what was done
   * @param floor - what it is compared with
   * @param ours, theirs - `{ms, mb?}` of both
   * @param options.target - the ratio wanted; options.memory the ratio of peak memory wanted
   * @param options.limit - what is a gross regression: about twice what was measured when it was set
   */
  add(work, floor, ours, theirs, { target, memory, limit } = {}) {
    const ratio = ours.ms / theirs.ms;
    this.rows.push({
      work,
      floor,
      ratio: `${ratio.toFixed(ratio < 0.1 ? 4 : 2)} ×`,
      target: target === undefined ? "" : `≤ ${target} ×${ratio <= target ? "" : " (missed)"}`,
      memory: memoryOf(ours, theirs, memory),
      measured: `${ours.ms.toFixed(0)} ms / ${theirs.ms.toFixed(0)} ms`,
      limit,
      worse: limit !== undefined && ratio > limit,
    });
  }

  /** A row that is no ratio. */
  tell(work, text) {
    this.rows.push({ work, floor: "", ratio: "", target: "", memory: "", measured: text, worse: false });
  }

  worse() {
    return this.rows.filter((row) => row.worse);
  }

  toString() {
    const head = ["work", "compared with", "time", "wanted", "peak memory", "measured"];
    const lines = this.rows.map(({ work, floor, ratio, target, memory, measured }) =>
      [work, floor, ratio, target, memory, measured].join(" | "),
    );
    return [
      `| ${head.join(" | ")} |`,
      `|${head.map(() => " --- ").join("|")}|`,
      ...lines.map((line) => `| ${line} |`),
    ].join("\n");
  }
}

function memoryOf(ours, theirs, wanted) {
  if (!ours.mb || !theirs.mb) return "";
  const ratio = ours.mb / theirs.mb;
  const verdict = wanted === undefined ? "" : `, wanted ≤ ${wanted} ×${ratio <= wanted ? "" : " (missed)"}`;
  return `${ratio.toFixed(2)} × (${ours.mb.toFixed(0)} MiB)${verdict}`;
}

/**
 * Replaces a table in docs/performance.md, with the machine and the day it is from.
 * @param name - of the comments around it there
 */
export async function keep(table, root, name) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const file = join(root, "docs", "performance.md");
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, commit ${commit}, ${new Date().toISOString().slice(0, 10)}.`;
  const page = readFileSync(file, "utf8");
  const [before, rest] = page.split(start);
  const after = rest.split(end)[1];
  const text = `${before}${start}\n\n${machine}\n\n${table}\n\n${end}${after}`;
  writeFileSync(
    file,
    await prettier.format(text, { ...(await prettier.resolveConfig(file)), parser: "markdown" }),
  );
}
