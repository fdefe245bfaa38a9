// Terraform plans resources of a provider that cannot be had as `terraform_data` that holds their arguments, and the plan
// gets their types back. Known values, references and the order stay; what the provider computes is left out.

const MADE = "terraform_data";
const META = /^(count|for_each|depends_on|lifecycle|provider)\b/;

/** The text of a module, whose resources of these types (blocks of arguments alone) are stood in for. */
export function withStandIns(text, types) {
  return types.reduce(
    (whole, type) =>
      whole
        .replaceAll(new RegExp(`^resource "${type}" "([\\w-]+)" \\{\\n(.*?)^\\}`, "gms"), (_, name, body) =>
          standIn(nameOf(type, name), body),
        )
        .replaceAll(
          new RegExp(`(?<![\\w."])${type}\\.([\\w-]+)((?:\\[[^\\]]*\\])?)(\\.?)`, "g"),
          (_, name, key, dot) => `${MADE}.${nameOf(type, name)}${key}${dot === "" ? "" : ".input."}`,
        ),
    text,
  );
}

/** The plan, as if the provider had been there. */
export function withoutStandIns(plan, types) {
  for (const change of plan.resource_changes ?? []) {
    const meant = meantBy(change, types);
    if (meant === undefined) continue;
    Object.assign(change, meant);
    change.change.after = change.change.after?.input ?? null;
    change.change.after_unknown = { id: true, ...change.change.after_unknown?.input };
    change.change.after_sensitive = {};
  }
  restored(plan.configuration.root_module, types);
  return types.reduce(
    (whole, type) =>
      JSON.parse(
        JSON.stringify(whole)
          .replaceAll(new RegExp(`${MADE}\\.${type}__([\\w-]+)`, "g"), `${type}.$1`)
          .replaceAll(new RegExp(`(${type}\\.[\\w-]+(?:\\[[^\\]]*\\])?)\\.input`, "g"), "$1"),
      ),
    plan,
  );
}

function restored(module, types) {
  for (const resource of module.resources ?? []) {
    const meant = meantBy(resource, types);
    if (meant === undefined) continue;
    // Which argument refers to what is not told apart.
    Object.assign(resource, meant, {
      provider_config_key: meant.type.split("_")[0],
      expressions: { arguments: resource.expressions?.input ?? {} },
    });
  }
  for (const { module: inner } of Object.values(module.module_calls ?? {})) restored(inner, types);
}

function meantBy({ type, name }, types) {
  const meant = types.find((one) => type === MADE && name.startsWith(`${one}__`));
  return meant === undefined ? undefined : { type: meant, name: name.slice(meant.length + 2) };
}

function nameOf(type, name) {
  return `${type}__${name}`;
}

function standIn(name, body) {
  // Formatted: an argument begins two spaces in, and ends before the next.
  const parts = body.split(/\n(?=\s{2}\w)/).filter((part) => part.trim() !== "");
  const isMeta = (part) => META.test(part.trim());
  return [
    `resource "${MADE}" "${name}" {`,
    ...parts.filter(isMeta),
    "  input = {",
    ...parts.filter((part) => !isMeta(part)),
    "  }",
    "}",
  ].join("\n");
}
