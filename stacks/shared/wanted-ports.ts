import type { Service } from "../../config/model";

/** A port that should answer to clusters, for the rules that judge what is missing. */
export interface WantedPort {
  readonly securityGroupId: string;
  readonly port: number;
  /** By id. */
  readonly clusters: readonly string[];
}

/** The ports of the services that have a security group; sorted, whatever the order, and one that two share once. */
export function wantedPorts(
  services: readonly Service[],
  clusters: readonly string[],
): readonly WantedPort[] {
  const ports = new Map(
    services.flatMap(({ securityGroupId, ports }) =>
      securityGroupId === undefined
        ? []
        : ports.map((port) => [`${securityGroupId} ${port}`, { securityGroupId, port, clusters }] as const),
    ),
  );
  return [...ports.values()].sort(
    (a, b) => a.securityGroupId.localeCompare(b.securityGroupId, "en") || a.port - b.port,
  );
}
