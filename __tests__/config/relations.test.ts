import { cluster, load, messages, other, peering, staging } from "./samples";

const target = (keys: Record<string, unknown> = {}) => ({
  accountId: "333333333333",
  region: "us-east-1",
  vpcId: "vpc-0aaaaaaaaaaaaaaa1",
  ...keys,
});
const service = (keys: Record<string, unknown> = {}) => ({
  name: "orders",
  ports: [5432],
  securityGroupId: "sg-0aaaaaaaaaaaaaaa1",
  ...keys,
});
const prodWith = (peeringConnectionId: string) => [{ cluster: "prod", peeringConnectionId }];
const PCX = "pcx-0123456789abcdef0";

/** [what, clusters, connections, messages] */
const WRONG: [string, unknown[], unknown[], string[]][] = [
  [
    "two connections with one id and name",
    [cluster()],
    [peering(), other({ id: "orders", name: "Orders" })],
    [
      'connections[1].id: found "orders", the id of another connection; write another id',
      'connections[1].name: found "Orders", the name of another connection; write another name',
    ],
  ],
  [
    "a cluster that does not exist",
    [cluster()],
    [peering({ clusters: [{ cluster: "development" }] })],
    ['connections[0].clusters[0].cluster: found the unknown cluster "development"; write one of prod'],
  ],
  [
    "a cluster by its id",
    [cluster(), staging()],
    [peering({ clusters: [{ cluster: "clk2fghij" }] })],
    ['connections[0].clusters[0].cluster: found the unknown cluster "clk2fghij"; write staging'],
  ],
  [
    "a cluster where none has a name",
    [cluster({ name: "" })],
    [peering()],
    [
      "astro.clusters[0].name: found an empty text; write a name of one line, at most 100 characters",
      'connections[0].clusters[0].cluster: found the unknown cluster "prod"; write the cluster under astro first',
    ],
  ],
  [
    "a cluster twice",
    [cluster()],
    [peering({ clusters: [{ cluster: "prod" }, { cluster: "prod" }] })],
    [
      "connections[0].clusters[1].cluster: found cluster prod a second time; write each cluster of a connection once",
    ],
  ],
  [
    "a standard cluster",
    [cluster({ type: "standard" })],
    [peering()],
    [
      "connections[0].clusters[0].cluster: found the standard cluster prod; write a dedicated or hybrid one: VPC peering is only available for these",
    ],
  ],
  [
    "the cluster's own VPC as target",
    [cluster({ vpcId: "vpc-0aaaaaaaaaaaaaaa1" })],
    [peering()],
    [
      "connections[0].target.vpcId: found vpc-0aaaaaaaaaaaaaaa1, the VPC of cluster prod itself; write the VPC that holds the data services",
    ],
  ],
  [
    "another partition",
    [cluster()],
    [peering({ target: target({ region: "us-gov-west-1" }) })],
    [
      "connections[0].clusters[0].cluster: found a cluster in us-east-1 (aws) for a target in us-gov-west-1 (aws-us-gov); write a cluster of the same AWS partition: VPCs of two partitions cannot be peered",
    ],
  ],
  [
    "no way back",
    [cluster()],
    [peering({ routing: {} })],
    [
      "connections[0].routing: found no route table and no subnet; write routeTableIds or subnetIds, so that traffic finds its way back to the clusters",
    ],
  ],
  [
    "a role of another account and partition",
    [cluster()],
    [peering({ target: target({ assumeRoleArn: "arn:aws-cn:iam::444444444444:role/a" }) })],
    [
      "connections[0].target.assumeRoleArn: found a role of account 444444444444; write a role of account 333333333333, or correct accountId",
      "connections[0].target.assumeRoleArn: found a role of partition aws-cn; write a role of aws, the partition of us-east-1",
    ],
  ],
  [
    "a PeerRole of another account",
    [cluster()],
    [peering({ peerRoleArn: "arn:aws:iam::444444444444:role/a" })],
    [
      "connections[0].peerRoleArn: found a role of account 444444444444; write the PeerRole ARN of the target's account 333333333333",
    ],
  ],
  [
    "one peering connection in two connections",
    [cluster(), staging()],
    [
      peering({ clusters: prodWith(PCX) }),
      other({ clusters: [{ cluster: "staging", peeringConnectionId: PCX }] }),
    ],
    [
      `connections[1].clusters[0].peeringConnectionId: found the peering connection ${PCX}, which connection orders already has; write another, or drop it in one of the two`,
    ],
  ],
  [
    "one peering connection for two clusters",
    [cluster(), staging()],
    [peering({ clusters: [...prodWith(PCX), { cluster: "staging", peeringConnectionId: PCX }] })],
    [
      `connections[0].clusters[1].peeringConnectionId: found the peering connection ${PCX}, which this connection already has; write another, or drop it in one of the two`,
    ],
  ],
  [
    "one VPC peered twice with one cluster",
    [cluster()],
    [peering(), other({ target: target() })],
    [
      "connections[1].clusters[0].cluster: found the peering of vpc-0aaaaaaaaaaaaaaa1 with cluster prod, which connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "an object that a retired connection still owns",
    [cluster()],
    [peering({ retired: true }), other({ target: target() })],
    [
      "connections[1].clusters[0].cluster: found the peering of vpc-0aaaaaaaaaaaaaaa1 with cluster prod, which connection orders already has; write another, or drop it in one of the two (destroy the retired connection first)",
    ],
  ],
  [
    "one zone authorized twice",
    [cluster()],
    [
      peering({ dns: { privateHostedZoneIds: ["Z1"] } }),
      other({ dns: { privateHostedZoneIds: ["Z2", "Z1"] } }),
    ],
    [
      "connections[1].dns.privateHostedZoneIds[1]: found the authorization of Z1 for cluster prod, which connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "one ingress rule twice, said once",
    [cluster({ secondaryCidr: "100.64.0.0/19" })],
    [peering({ services: [service({ ports: [1, 2] })] }), other({ services: [service({ ports: [2, 1] })] })],
    [
      "connections[1].services[0].securityGroupId: found the ingress of sg-0aaaaaaaaaaaaaaa1 on port 2 from 172.20.0.0/20, which connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "one state twice, in S3",
    [cluster()],
    [
      peering({ backend: { type: "s3", bucket: "states", region: "us-east-1" } }),
      other({
        backend: { type: "s3", bucket: "states", region: "us-east-1", key: "astro-connect/orders.tfstate" },
      }),
    ],
    [
      "connections[1].backend: found the Terraform state s3://states/astro-connect/orders.tfstate, which connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "one state twice, in Terraform Cloud",
    [cluster()],
    [
      peering({ backend: { type: "cloud", organization: "acme" } }),
      other({
        backend: {
          type: "cloud",
          organization: "acme",
          workspace: "astro-connect-orders",
          hostname: "app.terraform.io",
        },
      }),
    ],
    [
      "connections[1].backend: found the Terraform state app.terraform.io/acme/astro-connect-orders, which connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "two services of one name",
    [cluster()],
    [peering({ services: [service(), service({ ports: [1] })] })],
    ['connections[0].services[1].name: found "orders", the name of another service; write another name'],
  ],
  [
    "two clusters of one CIDR in one table",
    [cluster(), staging({ cidr: "172.20.0.0/20" })],
    [peering({ clusters: [{ cluster: "prod" }, { cluster: "staging" }] })],
    [
      "connections[0].routing.routeTableIds[0]: found rtb-0aaaaaaaaaaaaaaa1, which would route 172.20.0.0/20 to both cluster prod and cluster staging; write a table for one of them only: clusters with overlapping CIDRs cannot be reached from one route table",
    ],
  ],
  [
    "two clusters that share pods' addresses in one table of two connections",
    [cluster({ secondaryCidr: "100.64.0.0/19" }), staging({ secondaryCidr: "100.64.0.0/20" })],
    [
      peering(),
      other({ clusters: [{ cluster: "staging" }], routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"] } }),
    ],
    [
      "connections[1].routing.routeTableIds[0]: found rtb-0aaaaaaaaaaaaaaa1, which would route 100.64.0.0/19 and 100.64.0.0/20 to both cluster prod and cluster staging; write a table for one of them only: clusters with overlapping CIDRs cannot be reached from one route table",
    ],
  ],
  [
    "two clusters that share all their addresses, said once per subnet",
    [
      cluster({ secondaryCidr: "100.64.0.0/19" }),
      staging({ cidr: "172.20.0.0/20", secondaryCidr: "100.64.0.0/19" }),
    ],
    [
      peering({
        clusters: [{ cluster: "prod" }, { cluster: "staging" }],
        routing: { subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"] },
      }),
    ],
    [
      "connections[0].routing.subnetIds[0]: found subnet-0aaaaaaaaaaaaaaa1, which would route 100.64.0.0/19 to both cluster prod and cluster staging; write a table for one of them only: clusters with overlapping CIDRs cannot be reached from one route table",
    ],
  ],
  [
    "one route twice",
    [cluster()],
    [peering(), other({ routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"] } })],
    [
      "connections[1].routing.routeTableIds[0]: found rtb-0aaaaaaaaaaaaaaa1, whose route to cluster prod connection orders already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "what does not fit together, although another connection is wrong in itself",
    [cluster({ type: "standard" })],
    [peering({ nmae: 1, clusters: [{ cluster: "prdo" }] }), other()],
    [
      'connections[0].nmae: found the unknown key "nmae"; did you mean name? write name',
      'connections[0].clusters[0].cluster: found the unknown cluster "prdo"; write prod',
      "connections[1].clusters[0].cluster: found the standard cluster prod; write a dedicated or hybrid one: VPC peering is only available for these",
    ],
  ],
];

test.each(WRONG)("%s", (_, clusters, connections, expected) => {
  expect(messages(clusters, connections).sort()).toEqual([...expected].sort());
});

/** Odd, but no mistake of the file: the policies judge a plan where it matters. */
const RIGHT: [string, unknown[], unknown[]][] = [
  [
    "two clusters with one CIDR, not used together",
    [cluster(), staging({ cidr: "172.20.0.0/20" })],
    [peering()],
  ],
  [
    "two clusters with one CIDR, from tables of their own",
    [cluster(), staging({ cidr: "172.20.0.0/20" })],
    [peering(), other({ clusters: [{ cluster: "staging" }] })],
  ],
  ["a CIDR smaller than /21", [cluster({ cidr: "172.20.0.0/24" })], [peering()]],
  ["a pod range inside the VPC's", [cluster({ secondaryCidr: "172.20.0.0/22" })], [peering()]],
  ["a target CIDR that overlaps", [cluster()], [peering({ target: target({ cidrs: ["172.20.0.0/16"] }) })]],
  [
    "two clusters in one table",
    [cluster(), staging()],
    [peering({ clusters: [{ cluster: "prod" }, { cluster: "staging" }] })],
  ],
  [
    "one target VPC for two clusters in two connections",
    [cluster(), staging()],
    [
      peering(),
      other({
        target: target(),
        clusters: [{ cluster: "staging" }],
        routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"] },
      }),
    ],
  ],
  [
    "two services behind one security group on one port",
    [cluster()],
    [peering({ services: [service(), service({ name: "b" })] })],
  ],
  [
    "one security group on different ports",
    [cluster()],
    [peering({ services: [service()] }), other({ services: [service({ ports: [5433] })] })],
  ],
  [
    "one zone for two clusters",
    [cluster(), staging()],
    [
      peering({ dns: { privateHostedZoneIds: ["Z1"] } }),
      other({ clusters: [{ cluster: "staging" }], dns: { privateHostedZoneIds: ["Z1"] } }),
    ],
  ],
  [
    "two states in one bucket",
    [cluster()],
    [
      peering({ backend: { type: "s3", bucket: "states", region: "us-east-1" } }),
      other({ backend: { type: "s3", bucket: "states", region: "us-east-1" } }),
    ],
  ],
  ["a target in another region", [cluster()], [peering({ target: target({ region: "eu-west-1" }) })]],
  [
    "a hybrid cluster",
    [cluster({ type: "hybrid" })],
    [peering({ peerRoleArn: "arn:aws:iam::333333333333:role/a" })],
  ],
  ["no connections", [cluster()], []],
];

test.each(RIGHT)("%s: no mistake", (_, clusters, connections) => {
  expect(load(clusters, connections).declaration.connections).toHaveLength(connections.length);
});
