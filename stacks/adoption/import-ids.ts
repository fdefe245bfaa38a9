/** Gives an attribute of a resource as the synthesized JSON has it: a literal, or a template of Terraform. */
export type Attribute = (name: string) => string;

/**
 * How Terraform's import names what a connection declares fully, by resource type.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs, section "Import" of each resource.
 */
export const IMPORT_IDS: Readonly<Record<string, (of: Attribute) => string>> = {
  aws_api_gateway_rest_api_policy: (of) => of("rest_api_id"),
  aws_ec2_transit_gateway_route: (of) =>
    `${of("transit_gateway_route_table_id")}_${of("destination_cidr_block")}`,
  aws_ec2_transit_gateway_route_table_association: (of) =>
    `${of("transit_gateway_route_table_id")}_${of("transit_gateway_attachment_id")}`,
  aws_ec2_transit_gateway_route_table_propagation: (of) =>
    `${of("transit_gateway_route_table_id")}_${of("transit_gateway_attachment_id")}`,
  aws_ec2_transit_gateway_vpc_attachment_accepter: (of) => of("transit_gateway_attachment_id"),
  aws_ram_principal_association: (of) => `${of("resource_share_arn")},${of("principal")}`,
  aws_ram_resource_association: (of) => `${of("resource_share_arn")},${of("resource_arn")}`,
  aws_redshift_endpoint_authorization: (of) => `${of("account")}:${of("cluster_identifier")}`,
  aws_route: (of) => `${of("route_table_id")}_${of("destination_cidr_block")}`,
  aws_route53_vpc_association_authorization: (of) => `${of("zone_id")}:${of("vpc_id")}`,
  aws_s3_bucket_policy: (of) => of("bucket"),
  aws_vpc_endpoint_connection_accepter: (of) => `${of("vpc_endpoint_service_id")}_${of("vpc_endpoint_id")}`,
  aws_vpc_peering_connection_accepter: (of) => of("vpc_peering_connection_id"),
  aws_vpc_peering_connection_options: (of) => of("vpc_peering_connection_id"),
};

/** Where the id is had of what a connection does not fully declare, by resource type. */
export const WHENCE_IDS: Readonly<Record<string, string>> = {
  aws_ec2_transit_gateway: "tgw-…, from `aws ec2 describe-transit-gateways`",
  aws_ec2_transit_gateway_route_table: "tgw-rtb-…, from `aws ec2 describe-transit-gateway-route-tables`",
  aws_ec2_transit_gateway_vpc_attachment: "tgw-attach-…, from `aws ec2 describe-transit-gateway-attachments`",
  aws_lb: "the ARN, from `aws elbv2 describe-load-balancers`",
  aws_lb_listener: "the ARN, from `aws elbv2 describe-listeners`",
  aws_lb_target_group: "the ARN, from `aws elbv2 describe-target-groups`",
  aws_ram_resource_share: "the ARN, from `aws ram get-resource-shares --resource-owner SELF`",
  aws_route53_resolver_endpoint:
    "rslvr-in-… or rslvr-out-…, from `aws route53resolver list-resolver-endpoints`",
  aws_route53_resolver_rule: "rslvr-rr-…, from `aws route53resolver list-resolver-rules`",
  aws_security_group: "sg-…, from `aws ec2 describe-security-groups`",
  aws_vpc_endpoint_service: "vpce-svc-…, from `aws ec2 describe-vpc-endpoint-service-configurations`",
  aws_vpc_security_group_egress_rule: "sgr-…, from `aws ec2 describe-security-group-rules`",
  aws_vpc_security_group_ingress_rule: "sgr-…, from `aws ec2 describe-security-group-rules`",
};

/** What the provider cannot import, and what comes of leaving it out, by resource type. */
export const NOT_IMPORTABLE: Readonly<Record<string, string>> = {
  aws_lb_target_group_attachment: "the target is registered again, which changes nothing",
  aws_vpc_endpoint_service_allowed_principal: "the principal is allowed again, which changes nothing",
  aws_vpc_endpoint_service_private_dns_verification: "it waits for the verification and makes nothing",
};
