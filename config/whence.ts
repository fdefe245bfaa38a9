/** Where each fact of the Astro side is had, in the document's words. */
export const WHENCE = {
  clusterId: "it is shown in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
  accountId:
    "the AWS account number for the Astronomer account is listed in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
  region: "it is shown in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
  cidr: "it is shown in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters); else open a support ticket with Astronomer",
  externalIps: "to retrieve the IP for your cluster, open a ticket with Astronomer support",
  vpcId: "you can retrieve the ID of the Astronomer VPC by contacting Astronomer support",
  peeringConnectionId: "Astronomer initiates the peering request in response to a support ticket",
  attachmentId:
    "Astronomer attaches the cluster's VPC after it has accepted the resource share, in response to a support ticket",
  vpcEndpointId:
    "Astronomer adds the endpoint to the Astronomer VPC and tells its ID, in response to a support ticket",
  organizationId: "it is shown in the Astro UI, under Organization Settings",
} as const;
