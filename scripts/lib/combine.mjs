// Several plans as one: what Terraform shows where a root module calls each as a module. They have nothing to do with each
// other but the facts, so what is found in one must be found in all together; see `combined` in scripts/fixtures.mjs.
import { createHash } from "node:crypto";

/** Ids that two plans may share only by chance: hexadecimal ends, hosted zones. */
const ID =
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|(?<![0-9a-f])[0-9a-f]{16,17}(?![0-9a-f])|\bZ[0-9A-Z]{9,31}\b/g;

/** The call of the plan at `index`. */
const caseName = (index) => `case_${index}`;

/** One plan of many, each in `module.case_<index>` with ids of its own. What `facts` (text) name stays as it is. */
export function combine(plans, facts) {
  const parts = plans.map((plan, i) => inModule(withOwnIds(plan, i, facts), caseName(i)));
  const all = (list) => list.filter((part) => part !== undefined).flat();
  const modules = (key) => all(parts.map((part) => part[key]));
  return {
    ...plans[0],
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)),
    resource_changes: all(parts.map(({ changes }) => changes)),
    resource_drift: all(parts.map(({ drift }) => drift)),
    planned_values: { root_module: { child_modules: modules("planned") } },
    prior_state: {
      ...(plans.find((plan) => plan.prior_state !== undefined)?.prior_state ?? { format_version: "1.0" }),
      values: { root_module: { child_modules: modules("prior") } },
    },
    configuration: {
      provider_config: Object.assign({}, ...parts.map(({ providers }) => providers)),
      root_module: {
        module_calls: Object.assign({}, ...parts.map(({ call }) => call)),
        variables: Object.assign({}, ...parts.map(({ declared }) => declared)),
      },
    },
  };
}

function withOwnIds(plan, index, facts) {
  return JSON.parse(
    JSON.stringify(plan).replaceAll(ID, (id) => {
      if (facts.includes(id)) return id;
      const digest = createHash("sha256").update(`${index} ${id}`).digest("hex");
      if (id.startsWith("Z")) return `Z${digest.toUpperCase().slice(0, id.length - 1)}`;
      // As long as it was, with the dashes where they were.
      let at = 0;
      return id.replaceAll(/[0-9a-f]/g, () => digest[at++ % digest.length]);
    }),
  );
}

function inModule(plan, name) {
  const prefix = `module.${name}`;
  const below = (address) => `${prefix}.${address}`;
  const changed = (list) =>
    (list ?? []).map((change) => ({
      ...change,
      address: below(change.address),
      ...(change.previous_address === undefined ? {} : { previous_address: below(change.previous_address) }),
      module_address: change.module_address === undefined ? prefix : below(change.module_address),
    }));
  const module = ({ resources, child_modules, ...rest }, address) => ({
    ...rest,
    address,
    ...(resources && {
      resources: resources.map((resource) => ({ ...resource, address: below(resource.address) })),
    }),
    ...(child_modules && {
      child_modules: child_modules.map((child) => module(child, below(child.address))),
    }),
  });
  const values = (values) =>
    values?.root_module === undefined ? undefined : module(values.root_module, prefix);
  const key = (provider) => (provider.includes(":") ? below(provider) : `${prefix}:${provider}`);
  const keyed = (node) => {
    if (Array.isArray(node)) return node.map(keyed);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(
      Object.entries(node).map(([field, value]) => [
        field,
        field === "provider_config_key" ? key(value) : keyed(value),
      ]),
    );
  };
  const variables = Object.entries(plan.configuration?.root_module?.variables ?? {});
  return {
    changes: changed(plan.resource_changes),
    drift: changed(plan.resource_drift),
    planned: values(plan.planned_values),
    prior: values(plan.prior_state?.values),
    providers: Object.fromEntries(
      Object.entries(plan.configuration?.provider_config ?? {}).map(([provider, config]) => [
        key(provider),
        {
          ...config,
          module_address: config.module_address === undefined ? prefix : below(config.module_address),
        },
      ]),
    ),
    variables: Object.fromEntries(
      Object.entries(plan.variables ?? {}).map(([variable, value]) => [`${name}_${variable}`, value]),
    ),
    declared: Object.fromEntries(variables.map(([variable, value]) => [`${name}_${variable}`, value])),
    call: {
      [name]: {
        source: `./${name}`,
        module: keyed(plan.configuration?.root_module ?? {}),
        expressions: Object.fromEntries(
          variables.map(([variable]) => [variable, { references: [`var.${name}_${variable}`] }]),
        ),
      },
    },
  };
}
