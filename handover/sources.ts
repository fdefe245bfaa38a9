/** The documents that ask for a field. */
const DOCUMENT = "Connect Astro to External Data Services";

/** Section "VPC Peering" of the document. */
export const VPC_PEERING = `${DOCUMENT}, VPC Peering`;

/** Section "DNS Considerations with VPC Peering" of the document. */
export const VPC_PEERING_DNS = `${DOCUMENT}, DNS Considerations with VPC Peering`;

/** What Astronomer's later pages ask for beyond the document. */
export const LATER_VPC_PEERING = "Astronomer, Connect Astro to AWS data sources, VPC peering";
