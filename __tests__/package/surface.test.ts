/** What others may import: each entry of the package, with everything it exports. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly main: string;
  readonly types: string;
};
const entries = Object.entries(manifest.exports).flatMap(([entry, files]) =>
  typeof files === "string" ? [] : [{ entry, ...files }],
);

/** The committed list: a name that comes, goes or changes its kind is a change of what others build on. */
const COMMITTED = JSON.parse(readFileSync(join(__dirname, "surface.json"), "utf8")) as Surface;

/** Ends with 1 if loading a file loads the framework, and with 0 if it does not. */
const LOADS_FRAMEWORK = `
  require(process.argv[1]);
  process.exit(Object.keys(require.cache).some((file) => /node_modules.(cdktf|constructs)./.test(file)) ? 1 : 0);
`;

type Surface = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe("the public surface", () => {
  const program = ts.createProgram(
    entries.map(({ types }) => join(root, types)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ["node"],
    },
  );
  const checker = program.getTypeChecker();

  const exportsOf = (types: string): Readonly<Record<string, string>> => {
    const source = program.getSourceFile(join(root, types));
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${types} exports nothing; run npm run build`);
    return Object.fromEntries(
      checker
        .getExportsOfModule(module)
        .map((symbol) => [symbol.name, kindOf(symbol)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };

  const kindOf = (symbol: ts.Symbol): string => {
    const { flags } = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    const kinds: readonly (readonly [ts.SymbolFlags, string])[] = [
      [ts.SymbolFlags.Class, "class"],
      [ts.SymbolFlags.Function, "function"],
      [ts.SymbolFlags.Variable, "const"],
      [ts.SymbolFlags.Interface, "interface"],
      [ts.SymbolFlags.TypeAlias, "type"],
    ];
    return kinds
      .filter(([flag]) => (flags & flag) !== 0)
      .map(([, kind]) => kind)
      .join(" and ");
  };

  it("is what is committed, name by name", () => {
    expect(Object.fromEntries(entries.map(({ entry, types }) => [entry, exportsOf(types)]))).toEqual(
      COMMITTED,
    );
  });

  it.each(entries)("$entry: what the types promise is there", ({ types, default: file }) => {
    const promised = Object.entries(exportsOf(types)).flatMap(([name, kind]) =>
      /class|function|const/.test(kind) ? [name] : [],
    );
    const module = require(join(root, file)) as object;
    expect(Object.keys(module).sort()).toEqual(promised);
  });

  it("has declarations that hold together, down to the framework's", () => {
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(root, "dist")));
    const wrong = ours
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .map(
        ({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      );
    expect(ours.length).toBeGreaterThan(entries.length);
    expect(wrong).toEqual([]);
  });

  it("is the same for resolvers that know no exports map", () => {
    const { ".": first, ...more } = Object.fromEntries(entries.map(({ entry, ...files }) => [entry, files]));
    expect(first).toEqual({ types: `./${manifest.types}`, default: `./${manifest.main}` });
    expect(manifest.typesVersions).toEqual({
      "*": Object.fromEntries(
        Object.entries(more).map(([entry, { types }]) => [entry.slice(2), [types.slice(2)]]),
      ),
    });
  });

  it("loads the framework only where its stacks are", () => {
    const loaded = (file: string): boolean => {
      const { status } = spawnSync(process.execPath, ["-e", LOADS_FRAMEWORK, join(root, file)]);
      expect([0, 1]).toContain(status);
      return status === 1;
    };
    expect(entries.filter(({ default: file }) => !loaded(file)).map(({ entry }) => entry)).toEqual([
      "./config",
      "./gate",
    ]);
  });
});
