// Preloaded into measured processes: writes the peak resident memory (KiB) when they end.
const { writeFileSync } = require("node:fs");
process.on("exit", () =>
  writeFileSync(process.env.ASTRO_CONNECT_BENCH_MEMORY, String(process.resourceUsage().maxRSS)),
);
