// A CDKTF app that somebody wrote without astro-connect, but for the one call at its end.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

// The framework of the repository: the one beside this file belongs to cdktf's command line.
const use = createRequire(join(__dirname, "..", "..", "package.json"));
const { App, TerraformStack } = use("cdktf");
const { AwsProvider } = use("@cdktf/provider-aws/lib/provider");
const { Route } = use("@cdktf/provider-aws/lib/route");
const { RouteTable } = use("@cdktf/provider-aws/lib/route-table");
const { RouteTableAssociation } = use("@cdktf/provider-aws/lib/route-table-association");
const { Subnet } = use("@cdktf/provider-aws/lib/subnet");
const { VpcPeeringConnectionAccepterA } = use("@cdktf/provider-aws/lib/vpc-peering-connection-accepter");
const { synth } = require("../../dist/gate/cdktf.js");

const { pcx, vpc, region, account, routed } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const app = new App();
const stack = new TerraformStack(app, "network");
stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: ">= 5.100, < 7" });
new AwsProvider(stack, "aws", {
  region,
  assumeRole: [{ roleArn: `arn:aws:iam::${account}:role/platform` }],
});
const accepter = new VpcPeeringConnectionAccepterA(stack, "astro", {
  vpcPeeringConnectionId: pcx,
  autoAccept: true,
});
["a", "b"].forEach((zone, index) => {
  const subnet = new Subnet(stack, `data-${zone}`, {
    vpcId: vpc,
    cidrBlock: `10.1.${100 + index}.0/24`,
    availabilityZone: `${region}${zone}`,
  });
  const table = new RouteTable(stack, `table-${zone}`, { vpcId: vpc });
  new RouteTableAssociation(stack, `association-${zone}`, { subnetId: subnet.id, routeTableId: table.id });
  if (!routed.includes(zone)) return;
  new Route(stack, `to-astro-${zone}`, {
    routeTableId: table.id,
    destinationCidrBlock: "172.20.0.0/20",
    vpcPeeringConnectionId: accepter.id,
  });
});
synth(app);
