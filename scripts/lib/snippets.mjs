// The Terraform that the METADATA of rules shows, and what a plan needs around it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseHcl } from "@cdktf/hcl2json";
import { parse } from "yaml";
import { blocks } from "./blocks.mjs";

/**
 * Every `avoid` and `prefer` of these rules, with its context. __tests__/snippets holds, for each route, Terraform that is
 * right (a block of the snippet stands in place of the block of its address), and in contexts.yaml by rule, for both or
 * one of the two:
 * - `without`: addresses that the route has and this one lacks; `add`: further Terraform; `set`: arguments left out, by address
 * - `tolerate`: other rules that may find something in what is shown to be right; of a route, too
 * - `skip`: why it is not judged
 */
export function readSnippets(folder, rules) {
  const contexts = parse(readFileSync(join(folder, "contexts.yaml"), "utf8"));
  const routes = new Map();
  return rules.flatMap((rule) => {
    const [route] = rule.id.split("/");
    if (!routes.has(route)) routes.set(route, blocks(read(join(folder, `${route}.tf`))));
    return ["avoid", "prefer"].map((kind) => {
      const { avoid, prefer, ...both } = contexts[rule.id] ?? {};
      const context = { ...both, ...{ avoid, prefer }[kind] };
      return {
        rule: rule.id,
        kind,
        isAws: [...rule[kind].matchAll(/^(?:resource|data) "([a-z]+)_/gm)].every(
          ([, type]) => type === "aws",
        ),
        text: completed(rule[kind], routes.get(route), context),
        tolerated: new Set([...(contexts[route]?.tolerate ?? []), ...(context.tolerate ?? [])]),
        skip: context.skip,
      };
    });
  });
}

/** Terraform as JSON, as CDKTF writes it, for providers that Terraform cannot be given. */
export async function asStack(text) {
  const byKind = Object.entries(await parseHcl("main.tf", text));
  return mapped(Object.fromEntries(byKind), (types) => mapped(types, (named) => mapped(named, unwrapped)));
}

function unwrapped([{ depends_on, ...body }]) {
  return depends_on === undefined
    ? body
    : { ...body, depends_on: depends_on.map((place) => place.replace(/^\$\{(.*)\}$/, "$1")) };
}

function mapped(object, by) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, by(value)]));
}

function completed(hcl, route, { without = [], add = "", set = {} }) {
  const own = blocks(hcl);
  const shown = new Set(own.map(addressOf));
  return [
    ...own.map((block) => block.text.replace("{", `{\n${set[addressOf(block)] ?? ""}`)),
    ...route
      .filter((block) => !shown.has(addressOf(block)) && !without.includes(addressOf(block)))
      .map(({ text }) => text),
    add,
  ].join("\n\n");
}

function addressOf({ kind, type, name }) {
  return [...(kind === "resource" ? [] : [kind]), type, ...(name === undefined ? [] : [name])].join(".");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
