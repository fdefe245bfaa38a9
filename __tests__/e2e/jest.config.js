/** @type {import("jest").Config} */
module.exports = {
  ...require("../../jest.config.js"),
  rootDir: "../..",
  roots: ["<rootDir>/__tests__/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  // Real Terraform against an emulator that is shared by a suite: slow, and one after the other.
  testTimeout: 1_200_000,
  maxWorkers: 1,
};
