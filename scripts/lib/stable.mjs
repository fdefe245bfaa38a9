// What differs between two identical runs of Terraform against the emulator, taken out of a plan.

/** What the emulator makes up: ids, the random end of a load balancer's ARN, hosted zones, hardware addresses, names by the time. */
const MADE_UP =
  /\b(?<kind>vpc|vpc-cidr-assoc|subnet|rtb|sg|sgr|pcx|tgw|tgw-attach|tgw-rtb|vpce|vpce-svc|igw|eni|acl|dopt|nlb|rtbassoc|pl)-(?<id>[0-9a-f]{8,17})(?![0-9a-f-])|(?<route>\br-rtb-[0-9a-f]{17})(?=\d)|(?<=["/](?:net|app|gwy)\/[\w-]+\/|:targetgroup\/[\w-]+\/)(?<balancer>[0-9a-f]{16})\b|(?<="|hostedzone\/)(?<zone>[0-9A-Z]{22})(?=["/])|(?<stamp>\bterraform-[0-9]{26}\b)|(?<mac>\b02:00:00(?::[0-9a-f]{2}){3}\b)/g;

/**
 * A plan as it is committed: what the emulator made up is numbered by the resource that has it, in the order of their
 * addresses, so that it is the same in every run. What `facts` name stays as it is.
 */
export function stable(plan, endpoint, facts) {
  const seen = new Map();
  const name = (found, ...rest) => {
    const { kind, route, balancer, zone, stamp, mac } = rest.at(-1);
    if (facts.includes(found)) return found;
    if (mac !== undefined) return "02:00:00:00:00:00";
    if (route !== undefined) return `r-${name(route.slice(2), { kind: "rtb" })}`;
    if (!seen.has(found)) {
      const number = seen.size + 1;
      if (kind !== undefined) seen.set(found, `${kind}-${number.toString(16).padStart(17, "0")}`);
      if (balancer !== undefined) seen.set(found, number.toString(16).padStart(16, "0"));
      if (stamp !== undefined) seen.set(found, `terraform-${String(number).padStart(26, "0")}`);
      if (zone !== undefined) seen.set(found, `Z${String(number).padStart(21, "0")}`);
    }
    return seen.get(found);
  };
  const renamed = (value) => JSON.parse(JSON.stringify(value).replaceAll(MADE_UP, name));
  const owners = resourcesOf(plan).sort((a, b) => (a.address < b.address ? -1 : 1));
  // First what each resource is called, then what else it holds: a set of ids stands in the order of their random names.
  for (const { values } of owners) renamed([values?.id ?? null, values?.arn ?? null]);
  const variables = Object.entries(plan.variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  renamed(variables);
  for (const { values } of owners) renamed(values ?? null);
  return JSON.parse(JSON.stringify(renamed(plan)).replaceAll(endpoint, "https://aws.example"));
}

/**
 * A form in which two plans of the same Terraform are equal: numbered as `stable` does, whatever they were before, with
 * what stands in no order sorted: sets (a plan shows them as lists) and the references of an expression.
 */
export function canonical(plan, facts) {
  return sorted(stable(plan, "https://aws.example", facts), "");
}

function sorted(value, key) {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item, ""));
    return key === "references" || items.some((item) => /"?[a-z-]+-0{6,}|\d\/\d/.test(JSON.stringify(item)))
      ? items
          .map((item) => [JSON.stringify(item), item])
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, item]) => item)
      : items;
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner, name)]));
}

function resourcesOf(plan) {
  const inModule = (module) => [
    ...(module?.resources ?? []),
    ...(module?.child_modules ?? []).flatMap(inModule),
  ];
  return [
    ...inModule(plan.prior_state?.values?.root_module),
    ...inModule(plan.planned_values?.root_module),
    ...(plan.resource_changes ?? []).map(({ address, change }) => ({ address, values: change.before })),
  ];
}
