// Type-aware lint, and the rules of the house: which room may import which (ARCHITECTURE.md).
import js from "@eslint/js";
import tseslint from "typescript-eslint";

const FRAMEWORK = {
  group: ["cdktf", "cdktf/**", "constructs", "@cdktf/**"],
  message: "The framework is known in main.ts, stacks/ and gate/cdktf.ts only; its name will change one day.",
};
const INDEX = {
  regex: "^@cdktf/provider-[^/]+(/lib)?$",
  message: "Import one resource (@cdktf/provider-aws/lib/<resource>); the index costs seconds and 570 MB.",
};

/** Rooms that a room may not look into. */
function closed(...rooms) {
  return {
    group: rooms.map((room) => `**/${room}/**`).concat(rooms.map((room) => `**/${room}`)),
    message: "This room does not know that one (ARCHITECTURE.md).",
  };
}

function room(files, ...patterns) {
  return {
    files,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [INDEX, ...patterns] }] },
  };
}

export default tseslint.config(
  {
    ignores: [
      "dist",
      "cdktf.out",
      ".cache",
      "coverage",
      "**/node_modules",
      "providers",
      "bin",
      "bench",
      "scripts",
      "examples",
      "*.config.*",
      "__tests__/e2e/**/*.js",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Commands and routes load lazily, with `require` typed by `typeof import(…)`.
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      // Hostile input is full of control characters, and we look for them.
      "no-control-regex": "off",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // The framework's types know their own instances by structure, across copies of the package.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // A construct acts on its scope by being made.
      "no-new": "off",
    },
  },
  room(
    ["config/**"],
    FRAMEWORK,
    closed("stacks", "gate", "handover", "pictures", "runner", "run-task", "cli"),
  ),
  room(["stacks/**"], closed("gate", "handover", "pictures", "runner", "run-task", "cli")),
  room(
    ["handover/**"],
    FRAMEWORK,
    {
      group: ["**/stacks/**", "!**/stacks/outputs", "!**/stacks/outputs/**"],
      message: "Of the stacks, hand-overs know the names of the outputs only.",
    },
    closed("gate", "pictures", "runner", "run-task", "cli"),
  ),
  room(
    ["pictures/**"],
    FRAMEWORK,
    {
      group: ["**/gate", "**/gate/**"],
      allowTypeImports: true,
      message: "Of the gate, pictures know what a report is made of, as types only.",
    },
    closed("stacks", "runner", "run-task", "cli"),
  ),
  room(["gate/**"], FRAMEWORK, closed("stacks", "handover", "pictures", "runner", "run-task", "cli")),
  room(["gate/cdktf.ts"], closed("stacks", "handover", "pictures", "runner", "run-task", "cli")),
  room(["verify/**"], FRAMEWORK, closed("stacks", "handover", "runner", "cli")),
  room(["runner/**"], FRAMEWORK, closed("stacks", "handover", "pictures", "run-task", "cli")),
  room(["run-task/**"], FRAMEWORK, closed("stacks", "handover", "pictures", "runner", "cli")),
  room(["cli/**"], FRAMEWORK, closed("stacks")),
  {
    files: ["__tests__/**"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // What `beforeAll` makes is missing where it failed, whatever its type says.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
