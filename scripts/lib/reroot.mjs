// Several cases share one Terraform run, each as a module of its own, because starting the AWS provider costs seconds.
// This takes one module out of such a plan and makes it the root: what Terraform says when it plans the case alone.

/** The plan of `module.<name>` as if it had been the root module. */
export function reroot(plan, name) {
  const prefix = `module.${name}`;
  const inside = (address) =>
    address !== undefined && (address === prefix || address.startsWith(`${prefix}.`));
  const strip = (address) => (address.startsWith(`${prefix}.`) ? address.slice(prefix.length + 1) : address);
  const changes = (plan.resource_changes ?? [])
    .filter((change) => inside(change.module_address))
    .map(({ module_address, ...change }) => ({
      ...change,
      address: strip(change.address),
      ...(module_address === prefix ? {} : { module_address: strip(module_address) }),
    }));
  const values = (root) => {
    const found = root?.child_modules?.find((child) => child.address === prefix);
    return found === undefined ? {} : strippedModule(found, true);
  };
  const prior = values(plan.prior_state?.values?.root_module);
  const { module } = plan.configuration.root_module.module_calls[name];
  return {
    format_version: plan.format_version,
    terraform_version: plan.terraform_version,
    planned_values: { root_module: values(plan.planned_values?.root_module) },
    ...(changes.length > 0 ? { resource_changes: changes } : {}),
    ...(Object.keys(prior).length > 0
      ? { prior_state: { ...plan.prior_state, values: { root_module: prior } } }
      : {}),
    configuration: {
      provider_config: providers(plan.configuration.provider_config),
      root_module: unkeyed(module),
    },
    applyable: plan.applyable,
    complete: plan.complete,
    errored: plan.errored,
  };

  function strippedModule({ address, resources, child_modules, ...rest }, isRoot) {
    return {
      ...rest,
      ...(isRoot ? {} : { address: strip(address) }),
      ...(resources && {
        resources: resources.map((resource) => ({ ...resource, address: strip(resource.address) })),
      }),
      ...(child_modules && { child_modules: child_modules.map((child) => strippedModule(child, false)) }),
    };
  }

  /** Provider configurations of the case, and of the root where the case inherits them. */
  function providers(all) {
    const own = {};
    for (const [key, config] of Object.entries(all ?? {})) {
      if (!key.startsWith("module.")) own[key] ??= config;
      if (!key.startsWith(`${prefix}:`) && !key.startsWith(`${prefix}.`)) continue;
      const { module_address, ...rest } = config;
      own[key.replace(`${prefix}:`, "").replace(`${prefix}.`, "")] =
        module_address === prefix ? rest : { ...rest, module_address: strip(module_address) };
    }
    return own;
  }

  function unkeyed(node) {
    return JSON.parse(JSON.stringify(node).replaceAll(`"${prefix}:`, '"').replaceAll(`"${prefix}.`, '"'));
  }
}
