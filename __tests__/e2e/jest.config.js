/** @type {import("jest").Config} */
module.exports = {
  ...require("../../jest.config.js"),
  rootDir: "../..",
  roots: ["<rootDir>/__tests__/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  // Real Terraform against an emulator of each suite's own: slow, and much of it waiting.
  testTimeout: 1_200_000,
  maxWorkers: 2,
};
