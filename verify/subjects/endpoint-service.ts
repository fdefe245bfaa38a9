import type { ServiceConfiguration, VpcEndpointConnection } from "@aws-sdk/client-ec2";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import {
  ASTRONOMER,
  deploying,
  fine,
  judged,
  type Observation,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";
import { expiry } from "./expiry";

/** An endpoint that the file names. */
export interface NamedEndpoint {
  readonly id: string;
  readonly cluster: Cluster;
  readonly path: Path;
}

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
  { id: connection, now }: Scope,
): Observation[] {
  const check = "verify/endpoint-accepted";
  const state = found?.VpcEndpointState ?? "no connection";
  if (found?.VpcEndpointOwner !== undefined && found.VpcEndpointOwner !== cluster.accountId) {
    return [
      wrong(check, id, path, `account ${found.VpcEndpointOwner}`, {
        message: `the endpoint is not of cluster ${cluster.name}`,
        expected: `account ${cluster.accountId}`,
        turn: YOU,
        fix: "correct vpcEndpointId or the facts; if somebody else made it, reject it",
      }),
    ];
  }
  // States are spelled in several ways by the API and its documentation.
  switch (state.toLowerCase()) {
    case "available":
      return [fine(check, id, path, "available")];
    case "pendingacceptance": {
      const turn = { turn: YOU, fix: deploying(connection) };
      return [
        wrong(check, id, path, state, {
          message: "the endpoint waits for acceptance",
          expected: "available",
          ...turn,
        }),
        ...expiry(
          {
            resource: id,
            path,
            what: "the request of the endpoint",
            since: found?.CreationTimestamp,
            ...turn,
          },
          now,
        ),
      ];
    }
    case "pending":
      return [
        wrong(check, id, path, state, {
          message: "AWS has not finished with the endpoint",
          expected: "available",
          turn: YOU,
          fix: "ask again in a few minutes",
        }),
      ];
    default:
      return [
        wrong(check, id, path, state, {
          message:
            found === undefined
              ? "the endpoint is not connected to this endpoint service"
              : `the endpoint is ${state}, and will not come back`,
          expected: "available",
          turn: ASTRONOMER,
          fix: `remove vpcEndpointId from the file, and ${ticketing(connection)}: a new endpoint`,
        }),
      ];
  }
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
