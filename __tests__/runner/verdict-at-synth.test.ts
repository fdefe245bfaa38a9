import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { verdictAtSynth } from "../../runner/verdict-at-synth";
import { temporaryFolder } from "../support/tools";

const folder = temporaryFolder("verdict");
writeFileSync(join(folder, "cdktf.json"), "{}");
writeFileSync(join(folder, "connections.yaml"), "");

function verdict(script: string): ReturnType<typeof verdictAtSynth> {
  const app = join(folder, "app.js");
  writeFileSync(app, script);
  return verdictAtSynth({ cwd: folder, env: { PATH: process.env["PATH"] }, app });
}

test("the app is asked for its verdict alone, with an output folder that is gone afterwards", async () => {
  const outcome = await verdict(`
    const { ASTRO_CONNECT_JUDGE_ONLY: only, ASTRO_CONNECT_CONFIG: config, CDKTF_OUTDIR: outdir } = process.env;
    require("fs").mkdirSync(outdir);
    process.send({ only, config, outdir, cwd: process.cwd() });
  `);
  expect(outcome).toMatchObject({
    kind: "judged",
    judged: { only: "1", config: join(folder, "connections.yaml"), cwd: folder },
  });
  const { outdir } = (outcome as unknown as { judged: { outdir: string } }).judged;
  expect(dirname(outdir)).not.toBe(folder);
  expect(existsSync(dirname(outdir))).toBe(false);
});

test.each([
  ["fails", "process.exit(2)", 2],
  ["says nothing", "", 2],
  ["fails after it has said something", "process.send({}, () => process.exit(2))", 2],
  ["is killed", "process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 10000)", 137],
])("an app that %s gives no verdict", async (_what, script, exit) => {
  expect(await verdict(script)).toEqual({ kind: "ended", exit });
});
