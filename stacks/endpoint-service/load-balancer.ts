/** What the rest of the service needs of a load balancer, whoever made it; what is not said to be otherwise is an expression. */
export interface ServiceLoadBalancer {
  readonly arn: string;
  /** A set of ids. */
  readonly securityGroupIds: string;
  /** CIDRs of its subnets: what targets see where it has no security group to name. */
  readonly subnetCidrs: string;
  readonly availabilityZoneIds: string;
  readonly deletionProtection: string;
  /** Value: its only security group, made with it. @default - it has others, or none */
  readonly ownSecurityGroupId?: string;
}
