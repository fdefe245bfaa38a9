import type { AwsSide, Service } from "../config/model";
import type { Box, Place, ServiceLine } from "./model";

/** What a connection leads to. A route's module makes it; what several connections share is merged by id. */
export interface Reach {
  readonly places: readonly Place[];
  readonly boxes: readonly TargetBox[];
  /** Ways from box to box; `from` undefined: from the connection itself. */
  readonly ways: readonly { readonly from?: string; readonly to: string }[];
}

/** A box of the other side. */
export type TargetBox = Pick<Box, "id" | "title" | "caption" | "lines" | "services"> & {
  readonly kind: "gateway" | "target";
  readonly place: string;
};

/** The customer's account that a target is in. */
export function accountPlace({ accountId, region }: Pick<AwsSide, "accountId" | "region">): Place {
  return {
    id: `aws ${accountId} ${region}`,
    side: "customer",
    title: `Your AWS account ${accountId}`,
    detail: region,
  };
}

/** Services as boxes show them. */
export function serviceLines(services: readonly Service[]): readonly ServiceLine[] {
  return services.map((service) => {
    const at = address(service);
    return at === undefined ? { name: service.name } : { name: service.name, at };
  });
}

function address({ host, ports }: Service): string | undefined {
  const listed = ports.join(", ");
  if (host === undefined) return ports.length === 0 ? undefined : `port ${listed}`;
  if (ports.length === 0) return host;
  return `${host.includes(":") ? `[${host}]` : host}:${listed}`;
}
