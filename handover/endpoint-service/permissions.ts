import type { EndpointServiceConnection } from "../../config/model/endpoint-service";

/** The IAM actions that the emitted Terraform needs in the owner's account. */
export function actions(connection: EndpointServiceConnection): readonly string[] {
  const { loadBalancer, listeners, services, dns, clusters } = connection;
  const groups =
    loadBalancer.type === "new" ||
    loadBalancer.securityGroupId !== undefined ||
    services.some(({ securityGroupId }) => securityGroupId !== undefined);
  const databases = listeners.flatMap(({ targets }) => (targets.type === "rds" ? [targets.database] : []));
  return [
    ...new Set([
      "ec2:CreateTags",
      "ec2:CreateVpcEndpointServiceConfiguration",
      "ec2:DeleteVpcEndpointServiceConfigurations",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcAttribute",
      "ec2:DescribeVpcEndpointServiceConfigurations",
      "ec2:DescribeVpcEndpointServicePermissions",
      "ec2:DescribeVpcs",
      "ec2:ModifyVpcEndpointServiceConfiguration",
      "ec2:ModifyVpcEndpointServicePermissions",
      ...when(
        clusters.some(({ vpcEndpointId }) => vpcEndpointId !== undefined),
        "ec2:AcceptVpcEndpointConnections",
        "ec2:DescribeVpcEndpointConnections",
        "ec2:RejectVpcEndpointConnections",
      ),
      ...when(
        groups,
        "ec2:AuthorizeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ec2:ModifySecurityGroupRules",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:RevokeSecurityGroupIngress",
      ),
      ...when(
        loadBalancer.type === "new",
        "ec2:CreateSecurityGroup",
        "ec2:DeleteSecurityGroup",
        "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
      ),
      "elasticloadbalancing:DescribeLoadBalancerAttributes",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeTags",
      ...when(
        listeners.length > 0,
        "elasticloadbalancing:AddTags",
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterTargets",
      ),
      ...when(databases.includes("instance"), "rds:DescribeDBInstances", "rds:ListTagsForResource"),
      ...when(databases.includes("cluster"), "rds:DescribeDBClusters", "rds:ListTagsForResource"),
      ...when(databases.includes("proxy"), "rds:DescribeDBProxies"),
      ...when(
        databases.length > 0,
        "events:DeleteRule",
        "events:DescribeRule",
        "events:ListTagsForResource",
        "events:ListTargetsByRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
        "iam:PassRole",
        "iam:PutRolePolicy",
        "lambda:AddPermission",
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "lambda:GetFunction",
        "lambda:GetFunctionCodeSigningConfig",
        "lambda:GetPolicy",
        "lambda:ListVersionsByFunction",
        "lambda:RemovePermission",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DescribeLogGroups",
        "logs:ListTagsForResource",
        "logs:PutRetentionPolicy",
      ),
      ...when(
        dns.hostedZoneId !== undefined,
        "ec2:StartVpcEndpointServicePrivateDnsVerification",
        "route53:ChangeResourceRecordSets",
        "route53:GetChange",
        "route53:GetHostedZone",
        "route53:ListResourceRecordSets",
        "route53:ListTagsForResource",
      ),
    ]),
  ].sort();
}

function when(needed: boolean, ...which: readonly string[]): readonly string[] {
  return needed ? which : [];
}
