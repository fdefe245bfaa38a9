import type { ServiceConfiguration, VpcEndpointConnection } from "@aws-sdk/client-ec2";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { ASTRONOMER, judged, type Observation, type Scope, ticketing, wrong, YOU } from "../observation";
import { acceptance, keyOf } from "./acceptance";

/** An endpoint that the file names. */
export interface NamedEndpoint {
  readonly id: string;
  readonly cluster: Cluster;
  readonly path: Path;
}

// AWS spells states in several ways.
const STAGES = { available: "works", pendingacceptance: "waits", pending: "unfinished" } as const;

/** The endpoint service of a connection: by the id that a deploy told, else by its name. */
export async function findService(
  account: Account,
  { id, outputs }: Scope,
): Promise<ServiceConfiguration | undefined> {
  const told = outputs?.["endpoint_service_id"];
  if (typeof told === "string") {
    const answer = await account.find("ec2:DescribeVpcEndpointServiceConfigurations", { ServiceIds: [told] });
    return answer?.ServiceConfigurations?.[0];
  }
  const pages = await account.pages("ec2:DescribeVpcEndpointServiceConfigurations", {});
  return pages
    .flatMap(({ ServiceConfigurations = [] }) => ServiceConfigurations)
    .find(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === "Name" && Value === id));
}

/** The endpoints of an endpoint service: accepted, and of the cluster's account. */
export async function endpoints(
  serviceId: string,
  named: readonly NamedEndpoint[],
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (named.length === 0) return [];
  const pages = await account.pages("ec2:DescribeVpcEndpointConnections", {
    Filters: [{ Name: "service-id", Values: [serviceId] }],
  });
  const all = pages.flatMap(({ VpcEndpointConnections = [] }) => VpcEndpointConnections);
  return named.flatMap((each) =>
    endpoint(
      each,
      all.find(({ VpcEndpointId }) => VpcEndpointId === each.id),
      scope,
    ),
  );
}

function endpoint(
  { id, cluster, path }: NamedEndpoint,
  found: VpcEndpointConnection | undefined,
  scope: Scope,
): readonly Observation[] {
  const check = "verify/endpoint-accepted";
  if (found === undefined) {
    return [
      wrong(check, id, path, "no connection", {
        message: "the endpoint is not connected to this endpoint service",
        expected: "available",
        turn: ASTRONOMER,
        fix: `remove ${keyOf(path)} from the file, and ${ticketing(scope.id)}: a new endpoint`,
      }),
    ];
  }
  const { VpcEndpointOwner: owner, VpcEndpointState: state = "unknown" } = found;
  if (owner !== undefined && owner !== cluster.accountId) {
    return [
      wrong(check, id, path, `account ${owner}`, {
        message: `the endpoint is not of cluster ${cluster.name}`,
        expected: `account ${cluster.accountId}`,
        turn: YOU,
        fix: `correct ${keyOf(path)} or the facts; if somebody else made it, reject it`,
      }),
    ];
  }
  return acceptance(
    {
      check,
      resource: id,
      path,
      state,
      stages: STAGES,
      expected: "available",
      what: "the endpoint",
      request: "the request of the endpoint",
      another: "a new endpoint",
      since: found.CreationTimestamp,
    },
    scope,
  );
}

/** The private DNS name of a service: AWS has seen the record. */
export function privateDns(service: ServiceConfiguration, name: string, path: Path): Observation {
  const state = service.PrivateDnsNameConfiguration?.State ?? "no private DNS name";
  const { Name, Type, Value } = service.PrivateDnsNameConfiguration ?? {};
  return judged(state === "verified", "verify/private-dns-verified", name, path, state, {
    message: "the clusters cannot resolve the private DNS name yet",
    expected: "verified",
    turn: YOU,
    fix:
      Name === undefined
        ? "deploy the connection"
        : `create the ${Type ?? "TXT"} record ${Name} ${Value ?? ""} in the public zone, and have AWS verify it`,
  });
}
