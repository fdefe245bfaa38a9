import { RoleArn, VpcId } from "../../config/values";
import { type HandOver, handOvers, render } from "../../handover";
import { ACCEPTED, deployed, dev, peering, prod, requested, ZONE } from "./fixtures";

describe("the ticket that asks for a peering", () => {
  test("text: exactly what support needs, then what to mind", () => {
    // GIVEN a connection whose CIDR is in the file
    const connection = peering();
    // WHEN
    const text = render(handOvers(connection), "text");
    // THEN
    expect(text).toBe(`To:      Astronomer support
Subject: VPC peering of clk1abcde (prod) with vpc-0123456789abcdef0

Please initiate a VPC peering request from the VPC of this cluster to our target VPC. We will accept it.

  AWS account             333333333333
  AWS Region              us-east-1
  CIDR of the target VPC  10.0.0.0/16
  VPC ID                  vpc-0123456789abcdef0
  Cluster ID              clk1abcde
  Peering Name            orders-prod

1. Please send back the ID of the peering connection (pcx-…).
2. Please confirm that the request will come from AWS account 222222222222 and a VPC with CIDR 172.20.0.0/20 (clk1abcde (prod)); we accept no other.
3. Please tell us the ID of the Astro VPC of clk1abcde (prod), so that we can recognise the requester.

------------------------------------------------------------------------
For you (connection orders):

- When the id comes back, write it into the file as peeringConnectionId of the cluster, then deploy. A peering request expires 7 days after Astronomer made it.

    npx astro-connect deploy orders

- On Astro Hosted you can also request the peering of clk1abcde (prod) yourself in the Astro UI, with the same values.
`);
  });

  test("markdown: fields of each cluster in a table of its own", () => {
    // GIVEN two clusters, the VPC of both known
    const vpcId = VpcId.of("vpc-0123456789abcdef1");
    const clusters = [{ cluster: { ...prod, vpcId } }, { cluster: { ...dev, vpcId } }];
    // WHEN
    const markdown = render(handOvers(peering({ clusters })), "markdown");
    // THEN
    expect(markdown).toBe(`## VPC peering of clk1abcde (prod) and clk2fghij (dev) with vpc-0123456789abcdef0

**To:** Astronomer support

Please initiate a VPC peering request from the VPC of each of these clusters to our target VPC. We will accept it.

| | |
|---|---|
| AWS account | 333333333333 |
| AWS Region | us-east-1 |
| CIDR of the target VPC | 10.0.0.0/16 |
| VPC ID | vpc-0123456789abcdef0 |

**Cluster prod**

| | |
|---|---|
| Cluster ID | clk1abcde |
| Peering Name | orders-prod |

**Cluster dev**

| | |
|---|---|
| Cluster ID | clk2fghij |
| Peering Name | orders-dev |

1. Please send back the ID of each peering connection (pcx-…) and the cluster it belongs to.

2. Please confirm that the request will come from AWS account 222222222222 and a VPC with CIDR 172.20.0.0/20 (clk1abcde (prod)); we accept no other.

3. Please confirm that the request will come from AWS account 222222222222 and a VPC with CIDR 172.21.0.0/20 (clk2fghij (dev)); we accept no other.

### For you, before and after you send it

- When the id comes back, write it into the file as peeringConnectionId of the cluster, then deploy. A peering request expires 7 days after Astronomer made it.

  \`\`\`
  npx astro-connect deploy orders
  \`\`\`

- On Astro Hosted you can also request the peering of clk1abcde (prod) and clk2fghij (dev) yourself in the Astro UI, with the same values.
`);
  });
});

test("the ticket after acceptance asks for routes and gives the exact command for each zone", () => {
  // GIVEN an accepted peering, a zone, the Astro VPC and a database
  const cluster = { ...prod, vpcId: VpcId.of("vpc-0123456789abcdef1") };
  const connection = peering({
    clusters: [{ ...requested, cluster }],
    dns: { resolution: "auto", privateHostedZoneIds: [ZONE] },
    services: [{ name: "orders-db", ports: [5432], connectionType: "postgres" }],
  });
  const hosted_zone_authorizations = {
    [prod.id]: [{ zone_id: ZONE, vpc_id: "vpc-0123456789abcdef1", vpc_region: "us-east-1" }],
  };
  // WHEN
  const text = render(handOvers(connection, deployed({ ...ACCEPTED, hosted_zone_authorizations })), "text");
  // THEN
  expect(text).toBe(`To:      Astronomer support
Subject: VPC peering pcx-0123456789abcdef0 accepted: please route to vpc-0123456789abcdef0

We have accepted the VPC peering of clk1abcde (prod) with vpc-0123456789abcdef0 (AWS account 333333333333, us-east-1) and route to Astro. Please complete the Astro side.

  Cluster ID            clk1abcde
  VPC peering ID        pcx-0123456789abcdef0
  Destination (subnet)  10.0.0.0/16
  Target (peering)      pcx-0123456789abcdef0

1. Please update the route tables of the Astro VPC: a route to each destination above goes to the peering connection beside it. Secondary CIDRs need a route of their own.
2. Please associate the Astro VPC of clk1abcde (prod) with our private hosted zone Z0123456789ABCDEFGHIJ; we have authorized it.

     aws route53 associate-vpc-with-hosted-zone --hosted-zone-id Z0123456789ABCDEFGHIJ --vpc VPCRegion=us-east-1,VPCId=vpc-0123456789abcdef1

3. Please confirm when this is done.

------------------------------------------------------------------------
For you (connection orders):

- Last step for orders-db: in each Astro Deployment that needs it, add this environment variable, marked as secret; DAGs refer to it as orders_db.

    AIRFLOW_CONN_ORDERS_DB='{"conn_type":"postgres","host":"<host of orders-db>","port":5432,"login":"<login>","password":"<secret>"}'
`);
});

test("json holds the fields, their source and the text to send as body", () => {
  // GIVEN a VPC in an account that Terraform enters through a role
  const assumeRoleArn = RoleArn.of("arn:aws:iam::333333333333:role/network");
  const connection = peering({ target: { ...peering().target, assumeRoleArn } });
  // WHEN
  const { version, handOvers: written } = JSON.parse(render(handOvers(connection), "json")) as {
    readonly version: number;
    readonly handOvers: readonly (HandOver & { readonly body: string })[];
  };
  // THEN
  expect(version).toBe(1);
  expect(written.map(({ to }) => to)).toEqual([
    "Astronomer support",
    "the owner of the target VPC (AWS account 333333333333)",
  ]);
  expect(written[0]).toMatchObject({
    connection: "orders",
    clusters: ["clk1abcde"],
    phase: "request",
    ready: true,
    missing: [],
  });
  expect(written[0]?.fields[0]).toEqual({
    label: "AWS account",
    value: "333333333333",
    source: "Connect Astro to External Data Services, VPC Peering",
  });
  expect(written[0]?.body).toContain("AWS account             333333333333");
  expect(written[0]?.body).not.toContain("expires");
});
