import * as values from "../../config/values";
import { InvalidValue, type ValueObject } from "../../config/values";

const {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostName,
  HostedZoneId,
  IpAddress,
  PeeringConnectionId,
  RoleArn,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} = values;

const RIGHT: [ValueObject<string>, string[]][] = [
  [AwsAccountId, ["222222222222", "012345678901", "000000000000"]],
  [AwsRegion, ["us-east-1", "us-gov-west-1", "cn-northwest-1", "ap-southeast-7", "eusc-de-east-1"]],
  [Cidr, ["172.20.0.0/20", "0.0.0.0/0", "10.1.2.3/32", "2001:db8::/32", "::/0"]],
  [ConnectionId, ["a", "orders-database", "v2-db", "x".repeat(63)]],
  [HostName, ["localhost", "db.example.com", "10.1.2.3", "2001:db8::1", "_x.a-b.example.com"]],
  [HostedZoneId, ["Z0123456789ABCDEFGHIJ", "Z3"]],
  [IpAddress, ["52.1.2.3", "2001:db8::1"]],
  [PeeringConnectionId, ["pcx-0123456789abcdef0", "pcx-01234567"]],
  [RoleArn, ["arn:aws:iam::333333333333:role/a", "arn:aws-us-gov:iam::333333333333:role/path/to/a"]],
  [RouteTableId, ["rtb-0123456789abcdef0"]],
  [SecurityGroupId, ["sg-0123456789abcdef0"]],
  [SubnetId, ["subnet-0123456789abcdef0"]],
  [VpcId, ["vpc-0123456789abcdef0"]],
];

/** [kind, input, what was found, what to write] */
const WRONG: [ValueObject<string>, unknown, string, string][] = [
  [AwsAccountId, "12345", '"12345", which has 5 digits', 'all twelve digits, such as "222222222222"'],
  [
    AwsAccountId,
    "2222-2222-2222",
    '"2222-2222-2222", which is not an AWS account id (twelve digits)',
    '"222222222222"',
  ],
  [
    AwsAccountId,
    222222222222,
    "the number 222222222222",
    'an AWS account id (twelve digits) such as "222222222222"',
  ],
  [
    AwsAccountId,
    "my account",
    '"my account", which is not an AWS account id (twelve digits)',
    'an AWS account id (twelve digits) such as "222222222222"',
  ],
  [AwsRegion, "us-east-1a", '"us-east-1a", which is an availability zone', "us-east-1"],
  [AwsRegion, "US-EAST-1", '"US-EAST-1", which is not an AWS region', "us-east-1"],
  [AwsRegion, "us-east1", '"us-east1", which is not an AWS region', "us-east-1"],
  [AwsRegion, "mars", '"mars", which is not an AWS region', "the region's code, such as us-east-1"],
  [Cidr, "172.20.1.0/20", '"172.20.1.0/20", which has host bits', "172.20.0.0/20"],
  [Cidr, "2001:db8::1/64", '"2001:db8::1/64", which has host bits', "2001:db8::/64"],
  [Cidr, "10.0.0.0", '"10.0.0.0", without a prefix length', "10.0.0.0/32"],
  [Cidr, "10.0.0.0/33", '"10.0.0.0/33", whose prefix length is not 0 to 32', "a CIDR such as 172.20.0.0/20"],
  [Cidr, "10.0.0.0/", '"10.0.0.0/", whose prefix length is not 0 to 32', "a CIDR such as 172.20.0.0/20"],
  [Cidr, "::/129", '"::/129", whose prefix length is not 0 to 128', "a CIDR such as 172.20.0.0/20"],
  [Cidr, "10.0.0.0/08", '"10.0.0.0/08", not in its canonical form', "10.0.0.0/8"],
  [Cidr, "2001:DB8::/32", '"2001:DB8::/32", not in its canonical form', "2001:db8::/32"],
  [Cidr, "10.0/8", '"10.0/8", which is not a CIDR', "a CIDR such as 172.20.0.0/20"],
  [Cidr, "010.0.0.0/8", '"010.0.0.0/8", which is not a CIDR', "a CIDR such as 172.20.0.0/20"],
  [Cidr, "10.0.0.0/8/8", '"10.0.0.0/8/8", which is not a CIDR', "a CIDR such as 172.20.0.0/20"],
  [
    ConnectionId,
    "Orders DB_1",
    '"Orders DB_1", which is not a connection id (lower-case words joined by hyphens)',
    "orders-db-1",
  ],
  [
    ConnectionId,
    "ordersDatabase",
    '"ordersDatabase", which is not a connection id (lower-case words joined by hyphens)',
    "orders-database",
  ],
  [ConnectionId, "x".repeat(64), `"${"x".repeat(60)}…", which has 64 characters`, "at most 63 characters"],
  [ConnectionId, "../x", '"../x", which is not a connection id (lower-case words joined by hyphens)', "x"],
  [
    ConnectionId,
    "",
    "an empty text, which is not a connection id (lower-case words joined by hyphens)",
    "a connection id (lower-case words joined by hyphens) such as orders-database",
  ],
  [
    HostName,
    "https://db.example.com/x",
    '"https://db.example.com/x", a URL',
    "the host name alone: db.example.com",
  ],
  [
    HostName,
    "db.example.com:5432",
    '"db.example.com:5432", with a port',
    "db.example.com, and 5432 under ports",
  ],
  [
    HostName,
    "10.1.2",
    '"10.1.2", which is not a host name',
    "a host name such as orders.internal.example.com",
  ],
  [HostName, "a..b", '"a..b", which is not a host name', "a host name such as orders.internal.example.com"],
  [HostedZoneId, "/hostedzone/Z123", '"/hostedzone/Z123", with its path', "Z123"],
  [
    HostedZoneId,
    "internal.example.com",
    '"internal.example.com", the name of a zone',
    "its id, such as Z0123456789ABCDEFGHIJ",
  ],
  [
    HostedZoneId,
    "123",
    '"123", which is not a hosted zone id',
    "a hosted zone id such as Z0123456789ABCDEFGHIJ",
  ],
  [IpAddress, "1.2.3", '"1.2.3", which is not an IP address', "an IP address such as 52.1.2.3"],
  [IpAddress, "1.2.3.4/32", '"1.2.3.4/32", which is a CIDR', "1.2.3.4"],
  [IpAddress, "1.2.3.4/5/6", '"1.2.3.4/5/6", which is not an IP address', "an IP address such as 52.1.2.3"],
  [IpAddress, "0x7f.1.1.1", '"0x7f.1.1.1", which is not an IP address', "an IP address such as 52.1.2.3"],
  [IpAddress, "2001:DB8::1", '"2001:DB8::1", not in its canonical form', "2001:db8::1"],
  [IpAddress, "fe80::1%eth0", '"fe80::1%eth0", which is not an IP address', "an IP address such as 52.1.2.3"],
  [
    RoleArn,
    "arn:aws:sts::333333333333:assumed-role/a/b",
    '"arn:aws:sts::333333333333:assumed-role/a/b", a session of a role',
    "arn:aws:iam::333333333333:role/a",
  ],
  [
    RoleArn,
    "arn:aws:iam::333333333333:user/a",
    '"arn:aws:iam::333333333333:user/a", which is not the ARN of an IAM role',
    "the ARN of an IAM role such as arn:aws:iam::333333333333:role/terraform",
  ],
  [
    VpcId,
    "subnet-0123456789abcdef0",
    '"subnet-0123456789abcdef0", the id of a subnet',
    "a VPC id such as vpc-0123456789abcdef0",
  ],
  [
    VpcId,
    "xyz-0123456789abcdef0",
    '"xyz-0123456789abcdef0", which is not a VPC id',
    "a VPC id such as vpc-0123456789abcdef0",
  ],
  [
    VpcId,
    " vpc-0123456789abcdef0",
    '" vpc-0123456789abcdef0", with spaces around it',
    '"vpc-0123456789abcdef0"',
  ],
  [VpcId, "VPC-0123456789ABCDEF0", '"VPC-0123456789ABCDEF0", in capitals', '"vpc-0123456789abcdef0"'],
  [VpcId, null, "an empty value", "a VPC id such as vpc-0123456789abcdef0"],
  [VpcId, true, "the boolean true", "a VPC id such as vpc-0123456789abcdef0"],
  [VpcId, ["vpc-0123456789abcdef0"], "a list", "a VPC id such as vpc-0123456789abcdef0"],
  [VpcId, { id: 1 }, "a mapping", "a VPC id such as vpc-0123456789abcdef0"],
  [VpcId, undefined, "nothing", "a VPC id such as vpc-0123456789abcdef0"],
];

test.each(RIGHT.flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
  "%s passes",
  (text, kind) => {
    expect(kind.of(text)).toBe(text);
    expect(text).toMatch(kind.pattern);
  },
);

test.each(WRONG.map(([kind, input, found, write]) => [found, kind, input, write] as const))(
  "%s is refused",
  (found, kind, input, write) => {
    expect(kind.parse(input)).toEqual({ ok: false, found, write });
    expect(() => kind.of(input)).toThrow(new InvalidValue(found, write));
  },
);

test.each(
  WRONG.filter(([, input]) => typeof input === "string").map(([kind, , , write]) => [write, kind] as const),
)("what is proposed passes itself: %s", (write, kind) => {
  const proposed = write
    .replace(/^.*(such as |alone: )/, "")
    .replace(/, and .*$/, "")
    .replace(/"/g, "");
  if (proposed !== "at most 63 characters") expect(kind.of(proposed)).toBe(proposed);
});

test("no value carries what a terminal would obey", () => {
  const parsed = VpcId.parse("\u001b[31mvpc\u202e\u009b");
  expect(parsed).toMatchObject({ found: expect.stringMatching(/^[ -~]*$/) as string });
});

test.each([
  ["10.0.0.0/8", "10.1.0.0/16", true],
  ["10.1.0.0/16", "10.0.0.0/8", true],
  ["10.0.0.0/16", "10.1.0.0/16", false],
  ["0.0.0.0/0", "::/0", false],
  ["2001:db8::/32", "2001:db8:1::/48", true],
])("%s and %s share an address: %s", (a, b, expected) => {
  expect(values.cidrsOverlap(Cidr.of(a), Cidr.of(b))).toBe(expected);
});

test.each([
  ["10.0.0.0/8", "10.1.0.0/16", true],
  ["10.1.0.0/16", "10.0.0.0/8", false],
  ["10.1.0.0/16", "10.1.0.0/16", true],
])("%s contains %s: %s", (outer, inner, expected) => {
  expect(values.cidrContains(Cidr.of(outer), Cidr.of(inner))).toBe(expected);
});

test("a block knows its family, length and wider blocks", () => {
  const cidr = Cidr.of("172.20.16.0/20");
  expect(values.isIpv4Cidr(cidr)).toBe(true);
  expect(values.isIpv4Cidr(Cidr.of("::/0"))).toBe(false);
  expect(values.prefixLength(cidr)).toBe(20);
  expect(values.supernet(cidr, 16)).toBe("172.20.0.0/16");
});

test.each([
  ["us-east-1", "aws"],
  ["us-gov-east-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
])("%s belongs to %s", (region, partition) => {
  expect(values.partitionOf(AwsRegion.of(region))).toBe(partition);
});

test("a role knows its account and partition", () => {
  const role = RoleArn.of("arn:aws-cn:iam::333333333333:role/a");
  expect(values.accountOfRole(role)).toBe("333333333333");
  expect(values.partitionOfRole(role)).toBe("aws-cn");
});
