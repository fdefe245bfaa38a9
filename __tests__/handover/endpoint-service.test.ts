import type { Cluster, ConsumerCluster, EndpointServiceConnection } from "../../config/model";
import { HostedZoneId, HostName, RoleArn, VpcEndpointId } from "../../config/values";
import { handOvers, progress, render, type HandOver, type StackState } from "../../handover";
import type { EndpointServiceOutputs } from "../../stacks/outputs";
import { endpointService as sample, existing } from "../stacks/endpoint-service/sample";
import { dev, NOTHING_DEPLOYED, prod } from "./fixtures";

const VPCE = VpcEndpointId.of("vpce-0123456789abcdef0");
const RECOVERY = VpcEndpointId.of("vpce-0123456789abcdef1");
const NAME = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const ARN =
  "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/astro-orders/0123456789abcdef";

const endpointService = (more: Partial<EndpointServiceConnection> = {}) =>
  sample({ clusters: [{ cluster: prod }], ...more });
const connected: ConsumerCluster = { cluster: prod, vpcEndpointId: VPCE };

function deployed(outputs: Partial<EndpointServiceOutputs> = {}): StackState {
  return {
    deployed: true,
    outputs: {
      endpoint_service_name: NAME,
      endpoint_service_id: "vpce-svc-0123456789abcdef0",
      availability_zone_ids: ["use1-az1", "use1-az2"],
      ...outputs,
    },
  };
}

const accepted = (state = "available") => ({ endpoint_connections: { [prod.id]: { id: VPCE, state } } });

function only(kind: string, connection: EndpointServiceConnection, state?: StackState): HandOver {
  const found = handOvers(connection, state).filter((each) => each.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as HandOver;
}

const field = ({ fields }: HandOver, label: string) =>
  fields.filter((each) => each.label === label).map(({ value }) => value);
const texts = ({ asks }: HandOver) => asks.map(({ text }) => text).join("\n");

describe("the request for an endpoint", () => {
  it("waits for the service, whose name only a deploy can tell", () => {
    const ticket = only("add-endpoint", endpointService());
    expect(ticket).toMatchObject({ to: "Astronomer support", phase: "request", due: true, ready: false });
    expect(field(ticket, "VPCe Service name")).toEqual(["<known after deploy: service name>"]);
    expect(ticket.missing).toEqual([
      "service name: run `npx astro-connect deploy orders`, which creates the endpoint service",
    ]);
  });

  it("is ready once it is deployed, with what support asks for", () => {
    const ticket = only("add-endpoint", endpointService(), deployed());
    expect(ticket).toMatchObject({ ready: true, missing: [] });
    expect(field(ticket, "VPCe Service name")).toEqual([NAME]);
    expect(field(ticket, "Cluster ID")).toEqual([prod.id]);
    expect(field(ticket, "Availability Zone IDs")).toEqual(["use1-az1, use1-az2"]);
    expect(texts(ticket)).toContain("TCP 5432");
    expect(texts(ticket)).toContain("the DNS name of the endpoint");
  });

  it("names each cluster that has no endpoint, and no other", () => {
    const ticket = only(
      "add-endpoint",
      endpointService({ clusters: [connected, { cluster: dev }] }),
      deployed(),
    );
    expect(ticket.clusters).toEqual([dev.id]);
  });

  it("is none when every cluster has one", () => {
    const kinds = handOvers(endpointService({ clusters: [connected] })).map(({ kind }) => kind);
    expect(kinds).toEqual(["endpoint-accepted"]);
  });

  it("asks for the preferable DNS name", () => {
    const dns = { preferredName: HostName.of("orders.internal") };
    const ticket = only("add-endpoint", endpointService({ dns }), deployed());
    expect(field(ticket, "Preferable DNS name for the Endpoint")).toEqual(["orders.internal"]);
    expect(texts(ticket)).toContain("make orders.internal lead to the endpoint");
  });

  it("asks for an endpoint where the cluster fails over to", () => {
    const disasterRecovery: Cluster["disasterRecovery"] = {
      region: "us-west-2" as never,
      cidr: "172.30.0.0/20" as never,
      externalIps: [],
    };
    const ticket = only(
      "add-endpoint",
      endpointService({ clusters: [{ cluster: { ...prod, disasterRecovery } }] }),
      deployed(),
    );
    expect(texts(ticket)).toContain("fails over to us-west-2");
    expect(field(ticket, "Cross-region access")).toHaveLength(1);
  });
});

describe("the word that the endpoint is accepted", () => {
  const connection = endpointService({ clusters: [connected] });

  it("waits for the acceptance", () => {
    expect(only("endpoint-accepted", connection).ready).toBe(false);
    expect(only("endpoint-accepted", connection, deployed(accepted("pendingAcceptance"))).missing).toEqual([
      `acceptance of ${VPCE} has not happened yet: send this after \`npx astro-connect deploy orders\``,
    ]);
    expect(only("endpoint-accepted", connection, deployed(accepted())).ready).toBe(true);
  });

  it("waits for the endpoint of the recovery VPC, too", () => {
    const both = endpointService({ clusters: [{ ...connected, recoveryVpcEndpointId: RECOVERY }] });
    expect(only("endpoint-accepted", both, deployed(accepted())).ready).toBe(false);
    const recovery = {
      recovery_endpoint_connections: { [prod.id]: { id: RECOVERY, state: "available" } },
    };
    expect(only("endpoint-accepted", both, deployed({ ...accepted(), ...recovery })).ready).toBe(true);
  });

  it("does not take the acceptance of another endpoint for this one's", () => {
    const old = { endpoint_connections: { [prod.id]: { id: RECOVERY, state: "available" } } };
    expect(only("endpoint-accepted", connection, deployed(old)).ready).toBe(false);
  });

  it("ends with the Airflow connection, by the name that leads through the endpoint", () => {
    const dns = { preferredName: HostName.of("orders.internal") };
    const services = [{ name: "orders", ports: [5432], connectionType: "postgres" }];
    const { advice } = only("endpoint-accepted", { ...connection, dns, services });
    expect(advice.map(({ code }) => code)).toContain(
      'AIRFLOW_CONN_ORDERS=\'{"conn_type":"postgres","host":"orders.internal","port":5432,"login":"<login>","password":"<secret>"}\'',
    );
  });

  it("says whose name it is where there is none yet", () => {
    const { advice } = only("endpoint-accepted", {
      ...connection,
      services: [{ name: "orders", ports: [5432] }],
    });
    expect(advice.map(({ text }) => text).join("\n")).toContain(
      "The host of orders is the DNS name of the endpoint, which Astronomer support tells.",
    );
  });

  it("warns of a security group that the file does not name", () => {
    const { advice } = only("endpoint-accepted", existing({ clusters: [connected] }));
    expect(advice.map(({ text }) => text).join("\n")).toContain("Name it as loadBalancer.securityGroupId");
  });
});

describe("a private DNS name", () => {
  const dns = { privateName: HostName.of("orders.example.com") };
  const record = { name: "_6e86v84tqgqubxbwii1m", type: "TXT", value: "vpce:l6p0ERxlTt45jevFwOCp" };
  const pending = { private_dns: { name: "orders.example.com", state: "pendingVerification", record } };
  const verified = { private_dns: { ...pending.private_dns, state: "verified" } };

  it("is handed to the owner of the domain, with the record once it is known", () => {
    expect(only("verify-private-dns-name", endpointService({ dns }))).toMatchObject({
      to: "the owner of the DNS domain of orders.example.com",
      ready: false,
    });
    const handOver = only("verify-private-dns-name", endpointService({ dns }), deployed(pending));
    expect(handOver).toMatchObject({ ready: true, due: true });
    expect(field(handOver, "Record value")).toEqual([record.value]);
    expect(handOver.advice[0]?.code).toContain("--service-id vpce-svc-0123456789abcdef0");
  });

  it("is nobody's to do once it is verified", () => {
    expect(only("verify-private-dns-name", endpointService({ dns }), deployed(verified)).due).toBe(false);
  });

  it("is Terraform's to verify where the zone is named", () => {
    const hostedZoneId = HostedZoneId.of("Z0123456789ABCDEFGHIJ");
    const kinds = handOvers(endpointService({ dns: { ...dns, hostedZoneId } })).map(({ kind }) => kind);
    expect(kinds).toEqual(["add-endpoint"]);
  });

  it("keeps Astronomer from being asked to enable it before it is verified", () => {
    const connection = endpointService({ dns, clusters: [connected] });
    expect(only("endpoint-accepted", connection, deployed({ ...accepted(), ...pending })).ready).toBe(false);
    expect(only("endpoint-accepted", connection, deployed({ ...accepted(), ...verified })).ready).toBe(true);
  });
});

describe("the owner of another account", () => {
  const role = RoleArn.of("arn:aws:iam::333333333333:role/terraform");
  const target = { ...endpointService().target, assumeRoleArn: role };

  it("is told what Terraform needs, and no more", () => {
    const actionsOf = (more: Partial<EndpointServiceConnection>) =>
      only("let-terraform-provide", endpointService({ target, ...more })).asks[0]?.code?.split("\n") ?? [];
    expect(actionsOf({})).toContain("elasticloadbalancing:CreateLoadBalancer");
    expect(actionsOf({}).filter((action) => action.startsWith("lambda:"))).toEqual([]);
    expect(actionsOf({ ...existing(), target })).not.toContain("elasticloadbalancing:CreateLoadBalancer");
    expect(actionsOf({ clusters: [connected] })).toContain("ec2:AcceptVpcEndpointConnections");
  });

  it("is not written to where the caller acts with credentials of that account", () => {
    expect(handOvers(endpointService()).map(({ kind }) => kind)).toEqual(["add-endpoint"]);
  });
});

describe("retired", () => {
  const connection = endpointService({ retired: true, clusters: [connected] });
  const guarded = { load_balancer_deletion_protection: true, load_balancer_arn: ARN };

  it("Astronomer deletes the endpoint first, then deletion protection goes, then everything", () => {
    const ticket = only("delete-endpoint", connection, deployed(guarded));
    expect(ticket).toMatchObject({ ready: true, due: true });
    expect(texts(ticket)).toContain(VPCE);
    expect(ticket.advice.map(({ code }) => code)).toContain(
      `aws elbv2 modify-load-balancer-attributes --region us-east-1 --load-balancer-arn ${ARN} --attributes Key=deletion_protection.enabled,Value=false`,
    );
    expect(ticket.advice.at(-1)?.text).toContain("cdktf destroy orders");
  });

  it("says nothing of protection that is not there, or not ours", () => {
    expect(only("delete-endpoint", connection, deployed()).advice).toHaveLength(1);
    const foreign = existing({ retired: true, clusters: [connected] });
    expect(only("delete-endpoint", foreign, deployed(guarded)).advice).toHaveLength(1);
  });

  it("has no ticket where Astronomer never connected", () => {
    expect(handOvers(endpointService({ retired: true }))).toEqual([]);
  });
});

describe("progress", () => {
  const of = (connection: EndpointServiceConnection, state?: StackState) =>
    progress(connection, state).clusters[0];

  it("begins with the service", () => {
    expect(of(endpointService(), NOTHING_DEPLOYED)).toMatchObject({
      phase: "request",
      done: ["declared"],
      awaited: [
        { what: "the endpoint service", from: "you" },
        { what: "endpoint in the Astronomer VPC and its ID (vpce-…)", from: "Astronomer support" },
      ],
      next: "Run `npx astro-connect deploy orders`, which creates the service, then send `npx astro-connect ticket orders`.",
    });
  });

  it("goes on with the ticket", () => {
    expect(of(endpointService(), deployed())).toMatchObject({
      done: ["declared", `endpoint service created: ${NAME}`],
      next: "Send `npx astro-connect ticket orders` to Astronomer support.",
    });
  });

  it.each<[string, StackState | undefined, string]>([
    ["nothing known", undefined, "Run `npx astro-connect deploy orders` unless already deployed"],
    ["not accepted", deployed(), "Run `npx astro-connect deploy orders`, then"],
    ["accepted", deployed(accepted()), "Send `npx astro-connect ticket orders`"],
    ["rejected", deployed(accepted("rejected")), "Remove vpcEndpointId of prod from the file"],
  ])("in the complete phase, %s", (_, state, next) => {
    const told = of(endpointService({ clusters: [connected] }), state);
    expect(told?.phase).toBe("complete");
    expect(told?.next).toContain(next);
  });

  it("ends, retired, with an empty state", () => {
    expect(of(endpointService({ retired: true }), NOTHING_DEPLOYED)?.next).toBe(
      "Remove the connection from the file.",
    );
  });
});

it("every hand-over can be written in every format", () => {
  const all = handOvers(endpointService({ clusters: [connected, { cluster: dev }] }), deployed());
  expect(render(all, "text")).toContain(NAME);
  expect(render(all, "markdown")).toContain(NAME);
  expect(JSON.parse(render(all, "json"))).toMatchObject({ handOvers: [{}, {}] });
});
