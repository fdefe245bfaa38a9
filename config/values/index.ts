/** The value objects: strings that have passed their own rules. Each is a type and, by the same name, its parser. */
export { type Brand, InvalidValue, type Parsed, type ValueObject } from "./value";
export { AwsAccountId } from "./aws-account-id";
export { AWS_REGIONS, type AwsPartition, AwsRegion, partitionOf } from "./aws-region";
export { Cidr, cidrContains, cidrsOverlap, isIpv4Cidr, prefixLength, supernet } from "./cidr";
export { ConnectionId } from "./connection-id";
export { HostName } from "./host-name";
export { HostedZoneId } from "./hosted-zone-id";
export { IpAddress } from "./ip-address";
export { PeeringConnectionId } from "./peering-connection-id";
export { accountOfRole, partitionOfRole, RoleArn } from "./role-arn";
export { RouteTableId } from "./route-table-id";
export { SecurityGroupId } from "./security-group-id";
export { SubnetId } from "./subnet-id";
export { VpcId } from "./vpc-id";
