// Markdown as GitHub reads it, as far as docs are checked: links, the anchors of headings, code.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import GithubSlugger from "github-slugger";
import MarkdownIt from "markdown-it";

const parser = new MarkdownIt({ html: true });

/**
 * Reads a page.
 * @returns {{anchors: Set<string>, links: {to: string, line: number}[], code: {text: string, line: number}[],
 *   blocks: {language: string, text: string, line: number}[]}} lines count from 1; `code` is what stands inside a line
 */
export function readPage(text) {
  const slugger = new GithubSlugger();
  const page = { anchors: new Set(), links: [], code: [], blocks: [] };
  const tokens = parser.parse(text, {});
  // Front matter looks like a heading to a parser that does not know it.
  tokens.forEach((token, index) => {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === "heading_open") page.anchors.add(slugger.slug(plain(tokens[index + 1])));
    if (token.type === "fence") page.blocks.push({ language: token.info.trim(), text: token.content, line });
    if (token.type === "code_block") page.blocks.push({ language: "", text: token.content, line });
    for (const child of token.children ?? []) {
      const to = child.attrGet("href") ?? child.attrGet("src");
      if (to !== null) page.links.push({ to, line });
      if (child.type === "code_inline") page.code.push({ text: child.content, line });
    }
  });
  return page;
}

function plain(inline) {
  return inline.children
    .filter(({ type }) => type === "text" || type === "code_inline")
    .map(({ content }) => content)
    .join("");
}

/**
 * What is wrong with links and paths of pages, as `page:line: what`.
 * @param {string} root - folder of the repository; a path in code that begins with one of its folders must exist
 * @param {readonly string[]} files - the pages
 * @param {{links: readonly string[], code: readonly string[]}} exceptions - `page link` of links that lead nowhere and are
 *   meant to, and pages (or their folders) whose code is not looked at
 */
export function problemsOf(root, files, exceptions = { links: [], code: [] }) {
  const pages = new Map(files.map((file) => [resolve(file), readPage(readFileSync(file, "utf8"))]));
  const anchorsOf = (file) => (pages.get(file) ?? readPage(readFileSync(file, "utf8"))).anchors;
  return [...pages].flatMap(([file, { links, code, anchors }]) => {
    const name = relative(root, file);
    const say = (line, what) => `${name}:${line}: ${what}`;
    return [
      ...links.flatMap(({ to, line }) => {
        if (/^[a-z][a-z0-9+.-]*:/i.test(to) || exceptions.links.includes(`${name} ${to}`)) return [];
        const [path, anchor] = decodeURI(to).split("#");
        const target = path === "" ? file : resolve(dirname(file), path);
        if (relative(root, target).startsWith("..")) return [say(line, `${to} leads out of the repository`)];
        if (!existsSync(target)) return [say(line, `${to} leads nowhere`)];
        if (anchor === undefined) return [];
        const found = path === "" ? anchors : statSync(target).isFile() ? anchorsOf(target) : new Set();
        return found.has(anchor) ? [] : [say(line, `${to}: no heading makes #${anchor}`)];
      }),
      ...code.flatMap(({ text, line }) =>
        isPath(root, text) &&
        !exceptions.code.some((page) => name.startsWith(page)) &&
        !existsSync(join(root, text))
          ? [say(line, `\`${text}\` does not exist`)]
          : [],
      ),
    ];
  });
}

/** Whether code names a file or folder of the repository; patterns and placeholders do not. */
function isPath(root, text) {
  const [folder, ...rest] = text.split("/");
  return (
    rest.length > 0 &&
    /^[\w@.-]+(\/[\w@.-]+)*\/?$/.test(text) &&
    !GENERATED.has(folder) &&
    existsSync(join(root, folder)) &&
    statSync(join(root, folder)).isDirectory()
  );
}

const GENERATED = new Set(["dist", "cdktf.out", "node_modules", "coverage", ".cache"]);
