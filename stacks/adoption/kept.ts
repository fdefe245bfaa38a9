/**
 * What an adopted resource keeps of the one who made it, by resource type: what it is called, and what says only how
 * Terraform would have made it. None of it decides who reaches whom.
 */
export const KEPT: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_rule: ["description", "tags"],
  aws_cloudwatch_log_group: ["tags"],
  aws_ec2_transit_gateway: ["description", "tags"],
  aws_ec2_transit_gateway_route_table: ["tags"],
  // A creation's choice: an existing association is the wanted one, or the plan says so.
  aws_ec2_transit_gateway_route_table_association: ["replace_existing_association"],
  aws_ec2_transit_gateway_vpc_attachment: ["tags"],
  aws_ec2_transit_gateway_vpc_attachment_accepter: ["tags"],
  aws_iam_role: ["description", "tags"],
  aws_lambda_function: ["description", "tags"],
  aws_lb: ["name", "tags"],
  aws_lb_listener: ["tags"],
  aws_lb_target_group: ["name", "tags"],
  aws_ram_resource_share: ["name", "tags"],
  aws_route53_resolver_endpoint: ["name", "tags"],
  aws_route53_resolver_rule: ["name", "tags"],
  aws_security_group: ["name", "description", "tags"],
  aws_vpc_endpoint_service: ["tags"],
  // What is accepted already needs no acceptance; the policies refuse to adopt what is not.
  aws_vpc_peering_connection_accepter: ["auto_accept", "tags"],
  aws_vpc_security_group_egress_rule: ["description", "tags"],
  aws_vpc_security_group_ingress_rule: ["description", "tags"],
};
